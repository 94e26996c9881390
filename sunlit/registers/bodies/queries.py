"""Find bodies and sections as lists and pages name them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.names import name_key


class Directory:
    """All bodies and sections by name, read once; spellings with other parentheses are the same."""

    def __init__(self) -> None:
        self.bodies: dict[str, EnforcementBody] = {}
        self.sections: dict[tuple[int, str], Section] = {}
        for body in EnforcementBody.objects.order_by("-pk").prefetch_related("outward_names"):
            for name in (*(outward.name for outward in body.outward_names.all()), body.name):
                self.bodies[name_key(name)] = body
        for section in Section.objects.select_related("body"):
            self.sections[section.body_id, name_key(section.name)] = section

    def body(self, name: str) -> EnforcementBody | None:
        """The body of that name or outward name (加挂牌子); without a name, the only one."""
        if name:
            return self.bodies.get(name_key(name))
        bodies = {body.pk: body for body in self.bodies.values()}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def section(self, body: EnforcementBody | None, name: str) -> Section | None:
        """The section of that name in the body."""
        return self.sections.get((body.pk, name_key(name))) if body else None

    def section_anywhere(self, name: str) -> Section | None:
        """The section of that name in any body, the body entered first before others."""
        key = name_key(name)
        found = [section for (_, known), section in self.sections.items() if known == key]
        return min(found, key=lambda section: section.body_id, default=None)

    def spelled(self, body: EnforcementBody | None, names: Iterable[str]) -> tuple[str, ...]:
        """Section names as the register spells them; unknown ones as the list does."""
        found = (self.section(body, name) for name in names)
        return tuple(
            section.name if section else name for section, name in zip(found, names, strict=True)
        )


def sections_on(on: date, body: EnforcementBody | None = None) -> QuerySet[Section]:
    """Sections that exist on that day."""
    sections = Section.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
    )
    return sections.filter(body=body) if body else sections


def main_body() -> EnforcementBody | None:
    """The bureau itself: the body entered first."""
    return EnforcementBody.objects.order_by("pk").first()
