"""Template filters for counterparties (行政相对人): numbers of persons never show in full."""

from django import template

from sunlit.foundations.identifiers.masks import mask_id_number

register = template.Library()


@register.filter
def masked_number(number: str) -> str:
    """An identity number with its middle hidden (证件号码脱敏)."""
    return mask_id_number(number)
