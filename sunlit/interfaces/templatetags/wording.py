"""Names of the rule data in templates (规则数据的用语)."""

from django import template

from sunlit.foundations.wording import in_words

register = template.Library()


@register.filter
def words(name: object) -> str:
    """A name in the reader's language; one nobody translates stays as it is."""
    return in_words(str(name))
