"""Compare a list of officers with the register: what its import would do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sunlit.registers.bodies.queries import Directory
from sunlit.registers.intake.rules import (
    Comparison,
    Place,
    PlannedRow,
    ReadList,
    RefusedRow,
    differences,
    repeated,
)
from sunlit.registers.names import name_key
from sunlit.registers.officers.models import (
    Credential,
    CredentialStatus,
    Officer,
    VerificationResult,
)
from sunlit.registers.officers.queries import exit_facts, with_credentials
from sunlit.registers.officers.rules import (
    OFFICER_LABELS,
    OfficerLine,
    categories_text,
    verification_label,
)

SEVERAL = re.compile(r"[、；;,，/\n]")  # what parts two names in one cell


@dataclass(frozen=True, slots=True)
class OfficerStep:
    """One row to write: with the credential it renews, or with the officer who gets a new one."""

    line: OfficerLine
    officer: Officer | None
    credential: Credential | None


def compare_officers(read: ReadList[OfficerLine]) -> Comparison[OfficerStep]:
    """What importing a list of officers would do."""
    comparison = Comparison[OfficerStep](read.plan())
    register = _Register({line.credential_no for line in read.lines})
    seen: dict[str, Place] = {}
    for line in read.lines:
        if refusal := _refusal(line, register, seen):
            comparison.plan.refused.append(refusal)
            continue
        seen[line.credential_no] = line.place
        _sort_in(comparison, register.step(line), register.directory)
    return comparison


class _Register:
    """Officers and credentials, read once."""

    def __init__(self, listed: set[str]) -> None:
        self.directory = Directory()
        self.placed: dict[int, tuple[str, Place]] = {}
        self.by_no: dict[str, tuple[Officer, Credential]] = {}
        self.without_listed: dict[tuple[str, str], list[Officer]] = {}
        self.left: set[str] = set()  # credentials of those who left enforcement
        for officer in with_credentials(Officer.objects.all()):
            if any(one.restored_on is None for one in exit_facts(officer)):
                self.left.update(one.credential_no for one in officer.credentials.all())
                continue
            numbers = set()
            for credential in officer.credentials.all():
                self.by_no[credential.credential_no] = officer, credential
                numbers.add(credential.credential_no)
            if not numbers & listed:
                key = name_key(officer.name), name_key(officer.unit)
                self.without_listed.setdefault(key, []).append(officer)

    def step(self, line: OfficerLine) -> OfficerStep:
        """Whom the line is about: by credential, else the one officer of that name and unit."""
        officer, credential = self.by_no.get(line.credential_no, (None, None))
        if officer is None:
            key = name_key(line.name), name_key(line.texts.get("unit", ""))
            same = self.without_listed.get(key, [])
            officer = same.pop() if len(same) == 1 else None
        return OfficerStep(line, officer, credential)


def _refusal(
    line: OfficerLine, register: _Register, seen: Mapping[str, Place]
) -> RefusedRow | None:
    """Why the register cannot take the line: a credential belongs to one person only."""
    column = str(OFFICER_LABELS["credential_no"])
    if line.credential_no in seen:
        return repeated(line.place, seen[line.credential_no], column)
    if line.credential_no in register.left:
        reason = _("证件编号%(no)s的持证人已退出执法岗位，导入不能恢复其资格")
        reason %= {"no": line.credential_no}
        return RefusedRow(line.place.sheet, line.place.row, column, reason)
    if refusal := _two_sections(line, register):
        return refusal
    officer = register.by_no.get(line.credential_no, (None, None))[0]
    if officer and name_key(officer.name) != name_key(line.name):
        reason = _("证件编号%(no)s已登记在“%(name)s”名下") % {
            "no": line.credential_no,
            "name": officer.name,
        }
        return RefusedRow(line.place.sheet, line.place.row, column, reason)
    return None


def _two_sections(line: OfficerLine, register: _Register) -> RefusedRow | None:
    """Refuse a row that puts an officer into a second section: nobody is in two at once."""
    if not line.section_name:
        return None
    column, place = str(OFFICER_LABELS["section"]), line.place
    if len(SEVERAL.split(line.section_name)) > 1:
        reason = _("写了不止一个科室，一名执法人员同一时间只能在一个科室")
        return RefusedRow(place.sheet, place.row, column, reason)
    officer = register.by_no.get(line.credential_no, (None, None))[0]
    if officer is None:
        return None
    section, first = register.placed.setdefault(officer.pk, (line.section_name, place))
    if name_key(section) == name_key(line.section_name):
        return None
    reason = _("“%(name)s”在第%(row)d行属于“%(section)s”，一名执法人员同一时间只能在一个科室") % {
        "name": officer.name,
        "row": first.row,
        "section": section,
    }
    return RefusedRow(place.sheet, place.row, column, reason)


def _sort_in(comparison: Comparison[OfficerStep], step: OfficerStep, directory: Directory) -> None:
    """Put the row where it belongs: created, changed or unchanged."""
    line, plan = step.line, comparison.plan
    before = officer_state(step.officer, step.credential) if step.officer else {}
    changes = differences(before, _line_state(line, directory), _labels(line))
    planned = PlannedRow(line.place.sheet, line.place.row, line.name, changes)
    if step.officer is None:
        plan.created.append(replace(planned, changes=()))
    elif changes:
        plan.changed.append(planned)
    else:
        plan.unchanged.append(planned)
        return
    comparison.steps.append(step)
    if line.section_name and directory.section_anywhere(line.section_name) is None:
        note = _("新登记科室：%(name)s") % {"name": line.section_name}
        if note not in plan.notes:
            plan.notes.append(note)


def _labels(line: OfficerLine) -> Mapping[str, str | Promise]:
    years = {f"verification_{year}": verification_label(year) for year in line.results}
    return {**OFFICER_LABELS, **years}


def _line_state(line: OfficerLine, directory: Directory) -> dict[str, str]:
    """What the line says, as text by field; only fields its list carries."""
    state = {"name": line.name, "credential_no": line.credential_no, **line.texts}
    if line.section_name is not None:
        section = directory.section_anywhere(line.section_name)
        state["section"] = section.name if section else line.section_name
    if line.categories is not None:
        state["categories"] = categories_text(line.categories)
    if line.status is not None:
        state["status"] = str(CredentialStatus(line.status).label)
    state |= {name: _day(day) for name, day in line.days.items()}
    return state | {
        f"verification_{year}": str(VerificationResult(result).label)
        for year, result in line.results.items()
    }


def officer_state(officer: Officer, credential: Credential | None) -> dict[str, str]:
    """What the register says of an officer and one credential, as text by field."""
    state = {
        "name": officer.name,
        "unit": officer.unit,
        "section": officer.section.name if officer.section else "",
        "post": officer.post,
    }
    if credential is None:
        return state
    state |= {
        "credential_no": credential.credential_no,
        "categories": categories_text(credential.categories),
        "area": credential.area,
        "valid_from": _day(credential.valid_from),
        "valid_until": _day(credential.valid_until),
        "status": str(credential.get_status_display()),
        "issuer": credential.issuer,
    }
    return state | {
        f"verification_{one.year}": str(one.get_result_display())
        for one in credential.verifications.all()
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
