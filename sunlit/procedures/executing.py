"""What is owed in compulsory execution (金钱给付义务的执行): principal and late charge, in 分."""

from dataclasses import dataclass

from sunlit.procedures.case_file import CaseFile
from sunlit.procedures.penalties import yuan


@dataclass(frozen=True)
class Balance:
    """Amounts in 分; the late charge never exceeds the principal (第四十五条第二款)."""

    principal: int
    late_charge: int
    paid: int

    @property
    def outstanding(self) -> int:
        """Everything not yet paid."""
        return max(self.principal + self.late_charge - self.paid, 0)


def balance(file: CaseFile) -> Balance | None:
    """What is owed on the file's day; None where the obligation is not money."""
    if file.taken[0].data.get("obligation") != "MONEY":
        return None
    principal = int(file.taken[0].data.get("principal") or 0)
    paid = sum(int(one.data.get("amount") or 0) for one in file.all("performance_recorded"))
    paid += sum(int(one.data.get("applied") or 0) for one in file.all("auction_held"))
    return Balance(principal, _late_charge(file, principal), paid)


def _late_charge(file: CaseFile, principal: int) -> int:
    """What has accrued since the day told, until today; nothing where it was relieved."""
    told, agreed = file.last("late_charge_told"), file.last("agreement_reached")
    if told is None or (agreed is not None and agreed.data.get("relieved") == "YES"):
        return 0
    days = max((file.today - told.day("from_on")).days + 1, 0)
    return min(principal * int(told.data["per_myriad"]) * days // 10_000, principal)


def execution_facts(file: CaseFile) -> dict[str, str]:
    """Facts the forms of execution name: what is owed, or what is to be done."""
    owed = balance(file) if file.taken and file.taken[0].step == "execution_opened" else None
    if owed is None:
        return {"execution.owed": ""}
    parts = f"本金{yuan(owed.principal)}"
    if owed.late_charge:
        parts += f"、滞纳金{yuan(owed.late_charge)}（计算至制作之日）"
    if owed.paid:
        parts += f"，已付{yuan(owed.paid)}"
    return {"execution.owed": f"{parts}，尚应给付{yuan(owed.outstanding)}"}
