"""Amounts in templates (金额)."""

from django import template

from sunlit.foundations.wording import yuan as in_yuan

register = template.Library()


@register.filter
def yuan(fen: int) -> str:
    """An amount in 分 as 元."""
    return str(in_yuan(fen))
