"""Find again what a row of a list is about: by its code, else by what it is called. Pure."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Known = TypeVar("Known")
Identity = tuple[str, ...]


class KnownRows(Generic[Known]):
    """The rows there are, each found once.

    A list may give codes to rows that had none of their own; a name then finds its row once. Where
    identities repeat on purpose (`is_graded`), the nth of the list is the nth there is.
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, Identity, Known]],
        listed_codes: set[str],
        *,
        is_graded: bool = False,
    ) -> None:
        self.rows = list(rows)
        self.is_graded = is_graded
        self.used: set[int] = set()
        self._by_code = {code: at for at, (code, _, _) in enumerate(self.rows) if code}
        self._by_name: dict[Identity, list[int]] = {}
        for at, (code, identity, _) in enumerate(self.rows):
            if code not in listed_codes or not code:
                self._by_name.setdefault(identity, []).append(at)

    def find(self, code: str, identity: Identity) -> Known | None:
        """The row that is meant; None for a new one."""
        at = self._by_code.get(code) if code else None
        if at is None:
            at = self._named(code, identity)
        if at is None:
            return None
        self.used.add(at)
        return self.rows[at][2]

    def _named(self, code: str, identity: Identity) -> int | None:
        candidates = self._by_name.get(identity, [])
        free = [at for at in candidates if at not in self.used]
        if self.is_graded or (candidates and code not in ("", self.rows[candidates[-1]][0])):
            return free[0] if free else None
        return candidates[-1] if candidates else None

    def left(self) -> list[Known]:
        """The rows nothing was found for."""
        return [row for at, (_, _, row) in enumerate(self.rows) if at not in self.used]
