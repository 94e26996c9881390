"""Tags and filters of the portal's templates."""

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise

from sunlit.disclosure.models import PublishedList
from sunlit.interfaces.portal.contents import AREAS, Area
from sunlit.interfaces.portal.registers import index_no

register = template.Library()


@register.simple_tag
def portal_areas() -> tuple[Area, ...]:
    """The areas in the order of the law (公示栏目)."""
    return AREAS


@register.filter
def area_name(code: str) -> Promise:
    """The name of the area with that code."""
    return next(area.name for area in AREAS if area.code == code)


@register.filter
def value_of(values: Mapping[str, str], name: str) -> str:
    """The value of a field by its name; empty where the record has none."""
    return values.get(name, "")


@register.filter
def list_index_no(shown: PublishedList) -> str:
    """The index number (索引号) of a published list."""
    return index_no(shown)
