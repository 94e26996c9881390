"""The parts of a document (文书内容), as frozen data without any markup.

Text is shown exactly as it stands: a bracket, a hash or a backslash is a character and nothing
more. A line break inside a text begins a new paragraph or line.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Align(StrEnum):
    """How a paragraph stands: indented body text, flush left, centered or right."""

    BODY = "BODY"
    FLUSH = "FLUSH"
    CENTER = "CENTER"
    RIGHT = "RIGHT"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4: 一、 (一) 1. (1); the number is part of the text."""

    text: str
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise ValueError("标题层级应为1至4")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of text."""

    text: str
    align: Align = Align.BODY


@dataclass(frozen=True)
class Field:
    """A label and its value (栏目与内容)."""

    label: str
    value: str


@dataclass(frozen=True)
class FillIn:
    """Lines of labels with underlined values, as at the head of a transcript (填写栏)."""

    rows: tuple[tuple[Field, ...], ...]


@dataclass(frozen=True)
class FieldRow:
    """A row of a form with one or two label-value pairs; an only pair takes the whole width."""

    fields: tuple[Field, ...]

    def __post_init__(self) -> None:
        if len(self.fields) not in (1, 2):
            raise ValueError("表格每行应有一组或两组栏目")


@dataclass(frozen=True)
class OpinionRow:
    """An opinion in an approval form (审批意见): text, signature and day, blank until signed."""

    label: str
    text: str = ""
    signed_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class FormTable:
    """A form (审批表): rows of fields and of opinions."""

    rows: tuple[FieldRow | OpinionRow, ...]


@dataclass(frozen=True)
class DataTable:
    """A list with a header row (清单), repeated on each page; `widths` are shares of the width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        columns = len(self.header)
        if not columns or any(len(row) != columns for row in self.rows):
            raise ValueError("清单各行的列数应与表头一致")
        if self.widths and (len(self.widths) != columns or min(self.widths) < 1):
            raise ValueError("清单的列宽应与表头一致")


@dataclass(frozen=True)
class ItemList:
    """A list of items, numbered 1. 2. 3. or with a dash."""

    items: tuple[str, ...]
    is_numbered: bool = True


@dataclass(frozen=True)
class Turn:
    """One turn of a transcript: 问, 答, or the role or name of the speaker."""

    speaker: str
    text: str


@dataclass(frozen=True)
class Transcript:
    """Questions and answers (问答)."""

    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class SignatureLine:
    """A line to sign (签名栏); name and day stay blank where a person signs by hand."""

    label: str
    name: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class SignatureLines:
    """Signature lines, after the statement the signers put their names to."""

    lines: tuple[SignatureLine, ...]
    statement: str = ""


Block = (
    Heading | Paragraph | FillIn | FormTable | DataTable | ItemList | Transcript | SignatureLines
)
