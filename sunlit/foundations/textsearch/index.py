"""Keep and ask the search index (全文检索). An upper floor names a kind and gives text and key."""

from collections.abc import Mapping
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from sunlit.foundations.textsearch.bigrams import fold, query_runs, token_runs
from sunlit.foundations.textsearch.models import SearchEntry

Row = TypeVar("Row", bound=Model)


def reindex(kind: str, key: int, text: str) -> None:
    """Index `text` under (kind, key) anew; call it in the transaction of the act."""
    reindex_many(kind, {key: text})


def reindex_many(kind: str, texts: Mapping[int, str]) -> None:
    """Index many texts of a kind by their keys, in a number of statements that does not grow."""
    folded = {key: fold(text) for key, text in texts.items()}
    tokens = {key: _tokens(kind, text) for key, text in folded.items()}
    if connection.vendor == "postgresql":
        _write_postgresql(kind, folded, tokens)
    else:
        _write_sqlite(kind, folded, tokens)


def _write_postgresql(kind: str, folded: Mapping[int, str], tokens: Mapping[int, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO foundations_searchentry (kind, key, text, tokens) "
            "SELECT %s, u.key, u.text, array_to_tsvector(string_to_array(u.tokens, ' ')) "
            "FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS u (key, text, tokens) "
            "ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text, tokens = excluded.tokens",
            [kind, list(folded), list(folded.values()), list(tokens.values())],
        )


def _write_sqlite(kind: str, folded: Mapping[int, str], tokens: Mapping[int, str]) -> None:
    entries = SearchEntry.objects.bulk_create(
        [SearchEntry(kind=kind, key=key, text=text) for key, text in folded.items()],
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=["text"],
    )
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT OR REPLACE INTO foundations_searchindex (rowid, tokens) VALUES (%s, %s)",
            [(entry.pk, tokens[entry.key]) for entry in entries],
        )


def _tokens(kind: str, folded: str) -> str:
    """The kind itself and every bigram; so a search never wades through other kinds."""
    runs = (token for run in token_runs(folded) for token in run)
    return " ".join([_kind_token(kind), *runs])


def _kind_token(kind: str) -> str:
    """No bigram begins like this: they are spelled in hexadecimal digits."""
    return f"k{kind}"


def forget(kind: str, key: int) -> None:
    """Take an object out of the index, as a takedown (撤下) must."""
    entry = SearchEntry.objects.filter(kind=kind, key=key).first()
    if entry is None:
        return
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM foundations_searchindex WHERE rowid = %s", [entry.pk])
    entry.delete()


def matching_keys(kind: str, query: str, limit: int) -> list[int]:
    """Keys of the kind whose text has every word of `query`, newest key first."""
    if not query_runs(query):
        return []
    sql, params = _keys_sql(kind, query)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY e.key DESC LIMIT %s", [*params, limit])
        return [key for (key,) in cursor.fetchall()]


def filter_matching(queryset: QuerySet[Row], kind: str, query: str) -> QuerySet[Row]:
    """Rows whose text has every word of `query`; all rows for an empty query."""
    if not query.strip():
        return queryset
    if not query_runs(query):
        return queryset.none()
    sql, params = _keys_sql(kind, query)
    return queryset.filter(pk__in=RawSQL(sql, params))  # noqa: S611 (query is a parameter)


def _keys_sql(kind: str, query: str) -> tuple[str, tuple[str, ...]]:
    if connection.vendor == "postgresql":
        return _postgresql(kind, query)
    phrases = " AND ".join(_phrase(run) for run in query_runs(query))
    return (
        "SELECT e.key FROM foundations_searchindex i JOIN foundations_searchentry e "
        "ON e.id = i.rowid WHERE i.tokens MATCH %s AND e.kind = %s",
        (f"{_kind_token(kind)} AND {phrases}", kind),
    )


def _phrase(run: list[str]) -> str:
    return f'"{" ".join(run)}"' + ("*" if _is_single(run) else "")


def _is_single(run: list[str]) -> bool:
    """A single character is looked up as the beginning of a bigram."""
    return len(run) == 1 and run[0].count("u") == 1


def _postgresql(kind: str, query: str) -> tuple[str, tuple[str, ...]]:
    """Bigrams by the index, then the words themselves: a tsvector forgets what follows what."""
    wanted = [
        token + (":*" if _is_single(run) else "") for run in query_runs(query) for token in run
    ]
    wanted.append(_kind_token(kind))
    words = fold(query).split()
    sql = (
        "SELECT e.key FROM foundations_searchentry e WHERE e.tokens @@ %s::tsquery AND e.kind = %s"
    )
    return sql + " AND strpos(e.text, %s) > 0" * len(words), (" & ".join(wanted), kind, *words)
