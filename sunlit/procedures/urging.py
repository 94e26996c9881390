"""Who may urge a case (催办): the head of its section, and the leaders of the bureau."""

from sunlit.foundations.accounts.duties import Duty, HeldDuty


def urging_duty(held: frozenset[HeldDuty], section_code: str) -> Duty | None:
    """The duty under which a person may urge cases of that section; None if he may not."""
    if any(one.covers(Duty.SECTION_HEAD, section_code) for one in held):
        return Duty.SECTION_HEAD
    if any(one.duty is Duty.BUREAU_LEADER for one in held):
        return Duty.BUREAU_LEADER
    return None
