"""Tags of the portal's base template."""

from django import template

from sunlit.interfaces.portal.contents import AREAS, Area

register = template.Library()


@register.simple_tag
def portal_areas() -> tuple[Area, ...]:
    """The areas in the order of the law (公示栏目)."""
    return AREAS
