"""Find counterparties by name, alias, pinyin initials or code, and likely duplicates."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.identifiers.folding import normalize
from sunlit.foundations.refusals import Sentence
from sunlit.registers.names import name_key
from sunlit.registers.parties.models import Counterparty, PartyMerge, PartyName
from sunlit.registers.parties.rules import core_name

MOST_SUGGESTIONS = 200
IDENTITY_LENGTHS = (15, 18)


def standing() -> QuerySet[Counterparty]:
    """Counterparties that stand for themselves: those merged into another are left out."""
    return Counterparty.objects.filter(merged_into__isnull=True)


def find_counterparties(text: str) -> QuerySet[Counterparty]:
    """Counterparties with `text` in a name or its initials, or whose code begins with it.

    Former names and the names of rows merged into one find it too; a whole identity number finds
    its person, a part of one nobody.
    """
    text = " ".join(text.split())
    if not text:
        return standing().order_by("pk")
    named = PartyName.objects.filter(_names(text)).values("party")
    merged = Counterparty.objects.filter(
        _names(text) | _codes(text), merged_into__isnull=False
    ).values("merged_into")
    match = _names(text) | _codes(text) | Q(pk__in=named) | Q(pk__in=merged)
    return standing().filter(match).order_by("name", "pk")


def _names(text: str) -> Q:
    match = Q(name__contains=text)
    key = name_key(text)
    return match | Q(initials__contains=key) if key.isascii() else match


def _codes(text: str) -> Q:
    if not name_key(text).isascii():
        return Q(pk__in=[])
    code = normalize(text)
    match = Q(uscc__startswith=code)
    return match | Q(identity_no=code) if len(code) in IDENTITY_LENGTHS else match


def counterparty_by_code(code: str) -> Counterparty | None:
    """The counterparty with that 统一社会信用代码; the one it was merged into if it was."""
    found = Counterparty.objects.filter(uscc=normalize(code)).select_related("merged_into").first()
    return (found.merged_into or found) if found else None


def standing_id(path: str) -> Coalesce:
    """The id of the row that stands for the party at `path` of a query, such as case__party."""
    return Coalesce(f"{path}__merged_into", path)


def same_party(party_id: int) -> QuerySet[Counterparty, int]:
    """Ids of all rows that are this party, merged ones too: under any of them a case may stand.

    To be asked within another query, or by itself. Merges do not chain.
    """
    row = Counterparty.objects.filter(pk=party_id)
    stands = row.values(stands=Coalesce("merged_into", "pk"))
    rows = Counterparty.objects.filter(Q(pk__in=stands) | Q(merged_into__in=stands))
    return rows.values_list("pk", flat=True)


def merge_of(party: Counterparty) -> PartyMerge | None:
    """The merge under which another row stands for this one."""
    merges = PartyMerge.objects.filter(merged=party, undone_at__isnull=True)
    return merges.select_related("kept", "merged").first()


def merge_obstacle(kept: Counterparty, merged: Counterparty) -> Sentence:
    """Why two rows cannot be one counterparty; empty where they can."""
    if kept.pk == merged.pk:
        return _("两个是同一条记录。")
    if kept.merged_into_id or merged.merged_into_id:
        return _("其中一条已经并入别的记录。")
    if kept.uscc and merged.uscc:
        return _("两条的统一社会信用代码不同，是两个主体。")
    if kept.identity_no and merged.identity_no:
        return _("两条的身份证件号码不同，是两个人。")
    if Counterparty.objects.filter(merged_into=merged).exists():
        return _("要并入的一条下面已有合并，请以它为保留的一条。")
    return ""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two rows that may be one counterparty (疑似重复), with what they share."""

    first: Counterparty
    second: Counterparty
    reason: Sentence
    obstacle: Sentence


def find_duplicates(limit: int = MOST_SUGGESTIONS) -> list[Duplicate]:
    """Pairs that share a name but for spelling and form of company, or person and address.

    One pass over the register in memory: asked on its own page, never while a case waits.
    """
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    rows = standing().values_list("pk", "name", "legal_representative", "address").order_by("pk")
    for pk, name, person, address in rows.iterator(chunk_size=2000):
        groups["name", core_name(name)].append(pk)
        if person and address:
            groups["place", name_key(person), name_key(address)].append(pk)
    for pk, name in PartyName.objects.filter(party__merged_into__isnull=True).values_list(
        "party_id", "name"
    ):
        groups["name", core_name(name)].append(pk)
    return _pairs(groups, limit)


def _pairs(groups: dict[tuple[str, ...], list[int]], limit: int) -> list[Duplicate]:
    pairs: dict[tuple[int, int], Sentence] = {}
    for key, members in groups.items():
        reason = _("名称相同或者相近") if key[0] == "name" else _("法定代表人和地址相同")
        distinct = sorted(set(members))
        for second in distinct[1:]:
            pairs.setdefault((distinct[0], second), reason)
    chosen = dict(list(pairs.items())[:limit])
    found = Counterparty.objects.in_bulk({pk for pair in chosen for pk in pair})
    with_merged = set(standing().filter(merged__in=_merged(found)).values_list("pk", flat=True))
    return [
        Duplicate(found[one], found[two], reason, _obstacle(found[one], found[two], with_merged))
        for (one, two), reason in chosen.items()
    ]


def _merged(found: dict[int, Counterparty]) -> QuerySet[Counterparty]:
    return Counterparty.objects.filter(merged_into__in=found)


def _obstacle(kept: Counterparty, merged: Counterparty, with_merged: set[int]) -> Sentence:
    """As `merge_obstacle`, without a query for each pair."""
    if kept.uscc and merged.uscc:
        return _("统一社会信用代码不同，请核对是否录错。")
    if kept.identity_no and merged.identity_no:
        return _("身份证件号码不同，请核对是否录错。")
    return _("后一条下面已有合并。") if merged.pk in with_merged else ""
