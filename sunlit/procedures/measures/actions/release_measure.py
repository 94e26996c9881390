"""Release a measure: from its day on it binds every new case (发布办法)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.wording import full_day
from sunlit.procedures.measures.models import MeasureStatus, MeasureVersion
from sunlit.procedures.measures.queries import content_with, version_problems
from sunlit.procedures.measures.recording import (
    BASIS,
    MeasureMoved,
    MeasureRefused,
    changed,
    code,
    record,
    releasing_duty,
)
from sunlit.rulebook.models import RulebookRelease
from sunlit.rulebook.shipping import canonical_bytes, digest_of

RELEASED = code(
    "released", title="发布办法", effective_from=date, rules_version=str, rules_digest=str
)
MARKS = {"DISCLOSURE": "公示", "RECORDING": "记录", "REVIEW": "审核"}


def release_measure(*, actor: Account, at: datetime, version: MeasureVersion) -> MeasureVersion:
    """Make the measure part of a new release of the rules; cases already open keep theirs.

    A second person releases: never who drafted or submitted it. Raises NotAllowed, MeasureRefused
    (a problem, a day that has come, a later release), MeasureMoved (two releases at once).
    """
    duty = releasing_duty(actor, at)
    if actor.pk in (version.drafted_by_id, version.submitted_by_id):
        raise NotAllowed(_("拟订、提交办法的人不能发布，须由另一人发布。"), BASIS)
    if version.status != MeasureStatus.SUBMITTED or version.effective_from is None:
        raise MeasureMoved(_("该办法不在待发布状态，请刷新后查看。"))
    day = version.effective_from
    if day <= localdate(at):
        raise MeasureRefused(_("施行日期已到，办法不溯及既往；请退回后重新确定施行日期。"), BASIS)
    with transaction.atomic():
        changed(
            version,
            MeasureStatus.SUBMITTED,
            version.revision,
            status=MeasureStatus.RELEASED,
            released_by=actor,
            released_at=at,
        )
        _refuse_overtaken(day)
        if found := version_problems(version, day):
            raise MeasureRefused(f"{found[0].where}：{found[0].sentence}", found[0].article)
        release = _release(content_with(version, day), version, day, at)
        changed(version, MeasureStatus.RELEASED, version.revision, release=release)
        record(
            RELEASED,
            version,
            actor,
            duty,
            at,
            effective_from=day,
            rules_version=release.version,
            rules_digest=release.digest,
        )
    return version


def _refuse_overtaken(day: date) -> None:
    """A release that begins later was made without this measure; it would take it away again."""
    later = RulebookRelease.objects.filter(valid_from__gt=day).order_by("valid_from").first()
    if later is not None:
        sentence = _("已有自{day}起施行的规则版本“{version}”，本办法的施行日期不能早于它。")
        raise MeasureRefused(
            format_lazy(sentence, day=full_day(later.valid_from), version=later.version)
        )


def _release(
    content: dict[str, Any], version: MeasureVersion, day: date, at: datetime
) -> RulebookRelease:
    base = str(content["version"]).split("+")[0]
    name = f"{base}+{MARKS[version.kind]}{version.number}"
    stored = canonical_bytes({**content, "version": name, "valid_from": f"{day}"})
    return RulebookRelease.objects.create(
        digest=digest_of(stored),
        version=name,
        valid_from=day,
        released_at=at,
        content=stored.decode(),
    )
