"""Fill a document form with the facts of a case (文书制作). Pure.

The result is frozen when issued.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import listed, translated
from sunlit.recording.rendering import (
    Block,
    DocumentContent,
    Field,
    FieldRow,
    FillIn,
    FormTable,
    Heading,
    LayoutKind,
    OpinionRow,
    Paragraph,
    SignatureLine,
    SignatureLines,
    Transcript,
    Turn,
)
from sunlit.rulebook.schema import Form

PLACE = re.compile(r"\{([a-z_]+(?:\.[a-z_]+)?)\}")
SPEAKER = re.compile(r"(问|答)[:：](.*)")
# Labels whose lines a person signs at the foot of every page of a transcript (逐页签名).
HANDS = ("被询问人", "当事人", "陈述申辩人", "被告知人")


class DocumentIncomplete(Refusal):
    """A fact the law demands in this document is missing."""


@dataclass(frozen=True)
class Heads:
    """What stands around the body of a document: number, body, day, approvals."""

    number: str
    body_name: str
    on: date
    opinions: Sequence[OpinionRow] = ()


def fill(text: str, facts: Mapping[str, str]) -> str:
    """Put facts into a template; an unknown name is a fault of the rule data (KeyError)."""
    return PLACE.sub(lambda match: facts[match.group(1)], text)


def names_in(form: Form) -> set[str]:
    """Every fact a form names, for the rule check."""
    return set(PLACE.findall(str(form.blocks))) | set(form.required)


def refuse_incomplete(form: Form, facts: Mapping[str, str], labels: Mapping[str, str]) -> None:
    """Raise DocumentIncomplete if a fact the law demands is empty."""
    missing = [name for name in form.required if not facts.get(name, "").strip()]
    if missing:
        names = listed(labels.get(name, name) for name in missing)
        raise DocumentIncomplete(
            format_lazy(
                _("《{title}》缺少应当载明的内容：{names}。"),
                title=translated(form.title),
                names=names,
            ),
            form.basis,
        )


def compose(
    form: Form, facts: Mapping[str, str], flags: frozenset[str], heads: Heads
) -> DocumentContent:
    """The document with every place filled. `flags` decide blocks with `when`."""
    shown = [b for b in form.blocks if not b.get("when") or b["when"] in flags]
    addressee = next((fill(b["to"], facts) for b in shown if "to" in b), "")
    kind = LayoutKind(form.kind)
    paragraphs: list[Block] = []
    for block in shown:
        paragraphs.extend(_blocks(block, facts, heads, kind))
    signs = next((b["sign"] for b in shown if "sign" in b), ())
    return DocumentContent(
        form_code=form.code,
        title=form.title,
        document_no=heads.number,
        body_name=heads.body_name,
        addressee=addressee,
        paragraphs=_merged(paragraphs),
        signature_name="" if form.internal else heads.body_name,
        signed_on=heads.on,
        page_signatures=tuple(label for label in signs if label in HANDS)
        if kind is LayoutKind.TRANSCRIPT
        else (),
        has_seal=form.sealed,
        kind=kind,
    )


def _blocks(
    block: Mapping[str, Any], facts: Mapping[str, str], heads: Heads, kind: LayoutKind
) -> list[Block]:
    match block:
        case {"to": _}:
            return []
        case {"h": text}:
            return [Heading(fill(text, facts))]
        case {"p": text}:
            return [Paragraph(fill(text, facts))]
        case {"lines": text}:
            return _lines(fill(text, facts))
        case {"rows": rows}:
            return [_rows([Field(label, fill(value, facts)) for label, value in rows], kind)]
        case {"sign": labels}:
            return [SignatureLines(tuple(SignatureLine(label) for label in labels))]
        case {"approvals": _}:
            return [FormTable(tuple(heads.opinions))]
    raise KeyError(f"unknown block {dict(block)}")


def _rows(fields: list[Field], kind: LayoutKind) -> Block:
    if kind is LayoutKind.TABLE:
        return FormTable(tuple(FieldRow((field,)) for field in fields))
    return FillIn(tuple((field,) for field in fields))


def _lines(text: str) -> list[Block]:
    """Paragraphs, or question and answer where every line begins with 问 or 答."""
    lines = [line for line in text.split("\n") if line.strip()]
    turns = [SPEAKER.fullmatch(line.strip()) for line in lines]
    if lines and all(turns):
        spoken = tuple(Turn(turn[1], turn[2].strip()) for turn in turns if turn)
        return [Transcript(spoken)]
    return [Paragraph(line) for line in lines]


def _merged(blocks: list[Block]) -> tuple[Block, ...]:
    """Neighboring form tables as one table: the rows and the opinions under them."""
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        if isinstance(block, FormTable) and isinstance(last, FormTable):
            merged[-1] = FormTable(last.rows + block.rows)
        else:
            merged.append(block)
    return tuple(merged)
