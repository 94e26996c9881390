"""Whether rules may bind (规则能否施行): the check, and what the bureau's own files stand on."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sunlit.procedures.checking import Fault, Report
    from sunlit.registers.laws.resolving import LawIndex


def checked(
    content: dict[str, Any], only: "Collection[str]", found: "Iterable[Fault]" = ()
) -> "Report":
    """The report on a content: data, the bureau's own files, all paths."""
    from sunlit.procedures.checking import Fault, Report, check_rulebook
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.shipping import canonical_bytes, digest_of

    book = rulebook(content, digest_of(canonical_bytes(content)))
    if unknown := [code for code in only if code not in book.procedures]:
        return Report(book.version, 0, 0, faults=[Fault(f"程序“{unknown[0]}”", "没有这个程序。")])
    return check_rulebook(book, only, [*found, *own_faults(content)])


def unsound(content: dict[str, Any]) -> "list[Fault]":
    """What can be read off the data, without walking any path."""
    from sunlit.procedures.checking import data_faults
    from sunlit.rulebook.loading import rulebook

    return [*data_faults(rulebook(content, "")), *own_faults(content)]


def own_faults(content: dict[str, Any]) -> "list[Fault]":
    """Articles, items and days of the bureau's own files that nothing bears; none without files."""
    from django.conf import settings

    from sunlit.procedures.checking.own import unfounded
    from sunlit.rulebook.loading import rulebook
    from sunlit.rulebook.shipping import shipped_content

    if settings.RULES_DIR is None:
        return []
    shipped = shipped_content("shipped", content["valid_from"])
    shipped["measures"] = content.get("measures", {})  # held to the law where they are released
    return list(unfounded(rulebook(content, ""), rulebook(shipped, ""), library(), _items()))


def measure_faults(content: dict[str, Any], kinds: "Iterable[str]") -> "list[Fault]":
    """What the measures of these kinds cite and the library of law does not bear."""
    from datetime import date

    from sunlit.procedures.checking import Fault
    from sunlit.registers.radar.checking import wrong_measure
    from sunlit.rulebook.measures import measure

    index, day = library(), date.fromisoformat(content["valid_from"])
    found = [measure(content["measures"][kind]) for kind in sorted(kinds)]
    return [
        Fault(f"《{one.title}》{wrong.where}", wrong.sentence)
        for one in found
        for wrong in wrong_measure(one, index, day)
    ]


def library() -> "LawIndex":
    """The bureau's library of law; before it is founded, the one shipped."""
    from django.db import DatabaseError

    from sunlit.registers.laws.queries import law_index
    from sunlit.registers.laws.shipped_index import shipped_index

    try:
        index = law_index()
    except DatabaseError:
        return shipped_index()
    return index if index.by_pk else shipped_index()


def _items() -> set[tuple[str, str]]:
    """Category with code, and with name, of every item in force; empty before there are any."""
    from django.db import DatabaseError

    from sunlit.interfaces.clock import today
    from sunlit.registers.items.queries import items_in_force
    from sunlit.rulebook.schema import spelling

    try:
        rows = list(items_in_force(today()).values_list("category", "code", "name"))
    except DatabaseError:
        return set()
    codes = {(category, code) for category, code, _name in rows}
    return codes | {(category, spelling(name)) for category, _code, name in rows}
