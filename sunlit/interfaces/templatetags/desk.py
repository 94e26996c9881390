"""Tags of the desk's base template."""

from django import template
from django.db import DatabaseError
from django.template.context import Context

from sunlit.foundations.calendars import Light
from sunlit.foundations.wording import listed
from sunlit.interfaces.desk.ended import seal
from sunlit.interfaces.desk.person import duties_of, person_of
from sunlit.interfaces.desk.places import Place, places

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_places(context: Context) -> list[Place]:
    """The places the person may go to; none where nobody is signed in.

    The page that says the database is down has no navigation either.
    """
    request = context.get("request")
    if request is None:
        return []
    try:
        return places(request.path, duties_of(request)) if request.user.is_authenticated else []
    except DatabaseError:
        return []


@register.simple_tag(takes_context=True)
def desk_duties(context: Context) -> str:
    """The duties the person holds today, in words."""
    try:
        held = {str(one.duty.label) for one in duties_of(context["request"])}
    except DatabaseError:
        return ""
    return str(listed(sorted(held)))


@register.simple_tag(takes_context=True)
def draft_seal(context: Context, place: str, page: str = "") -> str:
    """The seal of a form that keeps drafts, for the reader and the page it stands on.

    `page` where the form is sent elsewhere: that address cannot be opened.
    """
    request = context["request"]
    return seal(person_of(request), place, page or request.get_full_path())


@register.inclusion_tag("parts/light.html")
def light(shown: Light | None) -> dict[str, Light | None]:
    """A light (期限灯) with its word."""
    return {"light": shown}
