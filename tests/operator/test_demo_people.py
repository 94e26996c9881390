"""The demonstration's bodies and people: alarms have something to show."""

from datetime import datetime

import pytest

from sunlit.disclosure.models import CredentialStatement
from sunlit.interfaces.operator.demo.founding import import_registers
from sunlit.interfaces.operator.demo.people import keep_people
from sunlit.registers.bodies.powers import agreements_to_mend, power_fault
from sunlit.registers.intake.models import ListKind
from sunlit.registers.models import EnforcementBody, Officer, Section
from sunlit.registers.officers.queries import entitlement
from sunlit.registers.officers.reminders import reminders
from tests.builders.bureau import FOUNDED

pytestmark = pytest.mark.usefixtures("bureau")


def test_it_shows_every_alarm_once(at: datetime) -> None:
    import_registers(FOUNDED, (ListKind.OFFICERS,))
    keep_people(FOUNDED, at)

    body = EnforcementBody.objects.get()
    assert body.nature and body.bases_text
    assert {one.seal_no for one in body.outward_names.all()} == {"5399000000021", "5399000000022"}
    (expired,) = agreements_to_mend(at.date())
    assert expired.organization.name == "示例市节能监察中心"
    section = Section.objects.select_related("body", "entrusted_to").get(code="JGK")
    assert power_fault(section, "CONFIRMATION", "", at.date()) is None
    assert power_fault(section, "PENALTY", "", at.date()) is not None
    assert any(one.credential.credential_no == "YS2025501" for one in reminders(at.date()))
    states = set(CredentialStatement.objects.values_list("state", flat=True))
    assert {"VALID", "SUSPENDED", "EXITED", "UNVERIFIED"} <= states
    new = Officer.objects.get(name="演示人员甲")
    assert entitlement(new, "PENALTY", at.date()).ok
