"""Enter bodies and sections that a list names first; used inside the acts that import lists."""

from sunlit.registers.bodies.models import EnforcementBody, Section
from sunlit.registers.bodies.queries import Directory
from sunlit.registers.names import initials_of, name_key


class SectionBook:
    """The directory, which grows by what lists name."""

    def __init__(self) -> None:
        self.directory = Directory()

    def body(self, name: str) -> EnforcementBody:
        """The body of that name, entered if it is new."""
        found = self.directory.body(name)
        if found is None:
            found = EnforcementBody.objects.create(name=name)
            self.directory.bodies[name_key(name)] = found
        return found

    def section(self, body: EnforcementBody, name: str) -> Section:
        """The section of that name in the body, entered if it is new; its code is its initials."""
        found = self.directory.section(body, name)
        if found is None:
            code = self._free_code(body, name)
            found = Section.objects.create(body=body, code=code, name=name)
            self.directory.sections[body.pk, name_key(name)] = found
        return found

    def named(self, name: str, unit: str) -> Section | None:
        """The section an officer's row names: anywhere, else entered in the body of his unit."""
        if not name:
            return None
        return self.directory.section_anywhere(name) or self.section(self.body(unit), name)

    def _free_code(self, body: EnforcementBody, name: str) -> str:
        stem = initials_of(name.split("(")[0].split("（")[0])[:30].upper() or "KS"
        sections = self.directory.sections.values()
        taken = {section.code for section in sections if section.body_id == body.pk}
        codes = (stem, *(f"{stem}{number}" for number in range(2, len(taken) + 3)))
        return next(code for code in codes if code not in taken)
