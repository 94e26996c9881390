"""Read citations of law as bureaus write them: 《…》第…条第…款第…项第…目, several in one cell.

Pure text in, values out. What cannot be read is kept word for word with a note ("条号待核", "全文",
"待定"), because a list that says so is lawful to publish and someone must follow it up.
"""

import re
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sunlit.registers.laws.numerals import read_numeral, write_numeral

LEVELS = ("article", "paragraph", "subparagraph", "point")
UNITS = dict(zip("条款项目", LEVELS, strict=True))
NUMBER = r"[(（]?[零〇一二两三四五六七八九十百千\d]{1,8}[)）]?"
STEP = re.compile(
    rf"第?\s*(?P<numbers>{NUMBER}(?:\s*[、,，和及至到~～—-]\s*第?\s*{NUMBER})*)\s*(?P<unit>[条款项目])"
    rf"(?:之(?P<suffix>{NUMBER}))?"
)
RANGE = re.compile(rf"\s*(?:至|到|~|～|—|-)\s*第\s*(?P<last>{NUMBER})\s*条")
CONNECTOR = re.compile(r"[\s、,，和及与]*(?:以及)?\s*")
SEPARATORS = ";；\n\r"
DOCUMENT_NO = re.compile(r"[(（](?P<no>[^()（）]*(?:号|号令|令|号公告))[)）]$")
AFTER_TITLE = re.compile(r"\s*[(（](?P<text>[^()（）]{1,60})[)）]\s*(?=第|$|[;；\n])")
ROLE = re.compile(r"^[\s\d.、]*(?P<role>违反|处罚|设定|程序)(?:依据|条款)?\s*[:：]")
BARE = re.compile(r"^(?P<title>[^第《》]{2,60}?)(?=第\s*[零〇一二三四五六七八九十百千\d]+\s*条)")
LIST_MARK = re.compile(r"^\s*(?:\d{1,2}[.、．]|[(（]\d{1,2}[)）]|[①-⑳])\s*")
AROUND_NOTE = re.compile(r"^[\s、,，。.和及与]+|(?:[\s、,，。和及与]|\b\d{1,2}[.、．])+$")
LONGEST_RANGE = 60


@dataclass(frozen=True)
class Citation:
    """One cited place of an instrument; `article` is None where the list names none."""

    title: str
    document_no: str = ""
    role: str = ""
    article: int | None = None
    article_suffix: int | None = None
    paragraph: int | None = None
    subparagraph: int | None = None
    point: int | None = None
    note: str = ""

    @property
    def text(self) -> str:
        """The citation in its usual form, "《粮食流通管理条例》第四十五条第一项"."""
        document_no = f"（{self.document_no}）" if self.document_no else ""
        return f"《{self.title}{document_no}》{self.place or self.note}"

    @property
    def written(self) -> str:
        """Everything the citation says, in a form that is read back as the same citation."""
        role = f"{self.role}：" if self.role else ""
        return role + self.text + (f"：{self.note}" if self.place and self.note else "")

    @property
    def place(self) -> str:
        """ "第四十五条第一项"; empty where no article is named."""
        parts: list[str] = []
        for unit, level in UNITS.items():
            number = getattr(self, level)
            if number is not None:
                parts.append(f"第{write_numeral(number)}{unit}")
            if level == "article" and self.article_suffix is not None:
                parts.append(f"之{write_numeral(self.article_suffix)}")
        return "".join(parts)


class _Title(NamedTuple):
    title: str
    document_no: str
    end: int
    edition: str = ""


def parse_citations(text: str) -> list[Citation]:
    """Read every citation of a cell, in order, each once."""
    found: list[Citation] = []
    position, role = 0, ""
    while position < len(text):
        if text[position] in SEPARATORS or text[position].isspace():
            position += 1
            continue
        if match := ROLE.match(text[position:]):
            role = match["role"]
            position += match.end()
            continue
        citations, position = _one_instrument(text, position, role)
        found.extend(citations)
    return list(dict.fromkeys(found))


def named_in(text: str) -> tuple[str, str]:
    """Title and document number a written citation begins with, as its list spells them."""
    title = _title_at(text.strip(), 0)
    return title.title, title.document_no


def _one_instrument(text: str, position: int, role: str) -> tuple[list[Citation], int]:
    """Read one title with its places; answer the position after it."""
    if match := LIST_MARK.match(text[position:]):
        position += match.end()
    title = _title_at(text, position)
    base = Citation(title=title.title, document_no=title.document_no, role=role)
    places, end = _places(text, title.end, base)
    words, end = _note(text, end)
    note = "。".join(filter(None, (title.edition, words)))
    if not places:
        return ([replace(base, note=note)] if base.title else []), end
    places[-1] = replace(places[-1], note=note)
    return places, end


def _title_at(text: str, position: int) -> _Title:
    """Read "《…》" (titles may nest) or a title without marks before 第…条."""
    if text[position : position + 1] != "《":
        return _bare_title(text, position)
    end = _closing_mark(text, position)
    title, document_no = _split_document_no(text[position + 1 : end].rstrip("》"))
    edition = ""
    if match := AFTER_TITLE.match(text, end):
        end = match.end()
        if DOCUMENT_NO.search(f"({match['text']})"):
            document_no = document_no or match["text"].strip()
        else:
            edition = match["text"].strip()
    return _Title(title, document_no, end, edition)


def _closing_mark(text: str, position: int) -> int:
    """Position after the 》 that closes the title; after the line where none does."""
    depth = 0
    for end in range(position, len(text)):
        depth += {"《": 1, "》": -1}.get(text[end], 0)
        if depth == 0:
            return end + 1
    return _until_line_end(text, position)


def _bare_title(text: str, position: int) -> _Title:
    """A title without marks; where none can be told, the words up to the next separator."""
    if match := BARE.match(text[position:]):
        title, document_no = _split_document_no(match["title"].strip())
        return _Title(title, document_no, position + match.end())
    end = _until_separator(text, position)
    if (mark := text.find("《", position + 1, end)) > 0:
        end = mark
        return _Title("", "", end)
    title, document_no = _split_document_no(text[position:end].strip())
    return _Title(title, document_no, end)


def _split_document_no(title: str) -> tuple[str, str]:
    """ "价格认定规定(发改价格〔2015〕2251号)" is a title and its document number."""
    title = title.strip()
    if match := DOCUMENT_NO.search(title):
        return title[: match.start()].strip(), match["no"].strip()
    return title, ""


def _places(text: str, position: int, base: Citation) -> tuple[list[Citation], int]:
    """Read "第三条、第六条第二款" after a title."""
    done: list[Citation] = []
    current: list[Citation] = []
    while True:
        start = CONNECTOR.match(text, position)
        match = STEP.match(text, start.end() if start else position)
        if match is None:
            break
        numbers, end = _numbers(text, match)
        level = UNITS[match["unit"]]
        if not numbers or (not current and level != "article"):
            break
        suffix = read_numeral(_bare(match["suffix"])) if match["suffix"] else None
        done, current = _step(done, current or [base], level, numbers)
        if suffix is not None:
            current[-1] = replace(current[-1], article_suffix=suffix)
        position = end
    return done + current, position


def _step(
    done: list[Citation], current: list[Citation], level: str, numbers: list[int]
) -> tuple[list[Citation], list[Citation]]:
    """Go deeper into the last place, or open places beside it ("第一款、第二款")."""
    last = current[-1]
    depth = LEVELS.index(level)
    is_beside = any(getattr(last, deeper) is not None for deeper in LEVELS[depth:])
    done = done + (current if is_beside else current[:-1])
    cleared: dict[str, Any] = dict.fromkeys(LEVELS[depth:])
    if level == "article":
        cleared["article_suffix"] = None
    return done, [replace(last, **{**cleared, level: number}) for number in numbers]


def _numbers(text: str, match: re.Match[str]) -> tuple[list[int], int]:
    """The numbers of one step, ranges expanded; empty where one cannot be read."""
    numbers: list[int] = []
    end = match.end()
    parts = re.split(r"\s*([、,，和及至到~～—-])\s*第?\s*", match["numbers"])
    for index in range(0, len(parts), 2):
        number = read_numeral(_bare(parts[index]))
        if not number:
            return [], end
        is_range = index > 0 and parts[index - 1] in "至到~～—-"
        numbers.extend(_span(numbers[-1], number) if is_range else [number])
    if match["unit"] == "条" and (tail := RANGE.match(text, end)):
        last = read_numeral(_bare(tail["last"]))
        if last:
            numbers.extend(_span(numbers[-1], last))
            end = tail.end()
    return numbers, end


def _span(first: int, last: int) -> list[int]:
    """The numbers after `first` up to `last`; only the last where the range cannot be meant."""
    return list(range(first + 1, last + 1)) if first < last <= first + LONGEST_RANGE else [last]


def _bare(text: str) -> str:
    """ "(一)" without its parentheses."""
    return re.sub(r"[()（）\s]", "", text)


def _note(text: str, position: int) -> tuple[str, int]:
    """What follows the places: "条号待核", or the article's own words after a colon."""
    end = _until_separator(text, position)
    if text[position : position + 1] in (":", "："):
        end = _until_line_end(text, position)
        return text[position + 1 : end].strip(), end
    if (mark := text.find("《", position, end)) >= 0:
        end = mark
    return AROUND_NOTE.sub("", text[position:end]), end


def _until_separator(text: str, position: int) -> int:
    """Position of the next separator, or the end."""
    found = [at for sign in SEPARATORS if (at := text.find(sign, position)) >= 0]
    return min(found, default=len(text))


def _until_line_end(text: str, position: int) -> int:
    """Position of the next line break, or the end."""
    found = [at for sign in "\r\n" if (at := text.find(sign, position)) >= 0]
    return min(found, default=len(text))
