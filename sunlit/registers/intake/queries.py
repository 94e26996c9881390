"""Read what was learned from earlier imports (列名对应)."""

from sunlit.registers.intake.models import LearnedColumn


def learned_columns(kind: str) -> dict[str, str]:
    """Field by column name, as persons said it for this list; the name in its normal form."""
    return dict(LearnedColumn.objects.filter(kind=kind).values_list("label_key", "field"))
