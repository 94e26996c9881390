"""The flowchart (执法流程图) as a picture: where each box stands, computed, not drawn by hand.

One column of stages, so that the picture is readable on a phone; lengths in units of the view box.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH = 640
MARGIN = 16
GAP = 22
LINE = 22
PADDING = 12
SIGN = 16  # width of a Chinese sign in a box
BOX_WIDTH = WIDTH - 4 * MARGIN
HALF = (BOX_WIDTH - MARGIN) // 2


@dataclass(frozen=True)
class Box:
    """A box with its lines of text; `kind` is step, conditional, outcome or besides."""

    kind: str
    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, str, bool], ...]  # y, text, whether it is the name

    @property
    def middle(self) -> int:
        """Where its text is centered."""
        return self.x + self.width // 2


@dataclass(frozen=True)
class Band:
    """A stage behind its boxes."""

    name: str
    y: int
    height: int


@dataclass
class Picture:
    """Everything the picture shows; `arrows` are x, y from, y to."""

    height: int = MARGIN
    bands: list[Band] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    arrows: list[tuple[int, int, int]] = field(default_factory=list)
    width: int = WIDTH


def picture(stages: Iterable[Mapping[str, Any]]) -> Picture:
    """Set the stages of a flow (see disclosure.guides.flow) under each other.

    Arrows lead from step to step inside a stage, and from stage to stage between them.
    """
    drawn = Picture()
    for stage in stages:
        top = drawn.height
        if drawn.bands:
            drawn.arrows.append((WIDTH // 2, top - GAP, top))
        bottom: int | None = None
        y = top + LINE + PADDING
        for step in stage["steps"]:
            kind = "conditional" if step["conditional"] else "step"
            box = _box(kind, 2 * MARGIN, y, BOX_WIDTH, _words(step))
            bottom = _arrow(drawn, bottom, box)
            y = bottom + GAP
        y = _outcomes(drawn, stage["outcomes"], y, bottom)
        y = _besides(drawn, stage["besides"], y)
        drawn.bands.append(Band(stage["name"], top, y - GAP + PADDING - top))
        drawn.height = y + PADDING
    return drawn


def _words(step: Mapping[str, Any]) -> list[str]:
    about = "，".join(one for one in (step["who"], step["limit"]) if one)
    name = f"{step['name']}（需要时）" if step["conditional"] else str(step["name"])
    return [name, about]


def _outcomes(
    drawn: Picture, outcomes: Sequence[Mapping[str, Any]], y: int, last_y: int | None
) -> int:
    """The ways a case may be decided, two beside each other."""
    for first in range(0, len(outcomes), 2):
        pair = outcomes[first : first + 2]
        width = HALF if len(outcomes) > 1 else BOX_WIDTH
        boxes = [
            _box("outcome", 2 * MARGIN + place * (HALF + MARGIN), y, width, _words(step))
            for place, step in enumerate(pair)
        ]
        height = max(box.height for box in boxes)
        for box in boxes:
            if first == 0 and last_y is not None:
                drawn.arrows.append((box.middle, last_y, box.y))
            drawn.boxes.append(Box(box.kind, box.x, box.y, box.width, height, box.lines))
        y += height + GAP
    return y


def _besides(drawn: Picture, names: Sequence[str], y: int) -> int:
    """What may come between, in words under the steps."""
    if not names:
        return y
    box = _box("besides", 2 * MARGIN, y, BOX_WIDTH, ["", "视情况：" + "、".join(names)])
    drawn.boxes.append(box)
    return box.y + box.height + GAP


def _arrow(drawn: Picture, last_y: int | None, box: Box) -> int:
    if last_y is not None:
        drawn.arrows.append((box.middle, last_y, box.y))
    drawn.boxes.append(box)
    return box.y + box.height


def _box(kind: str, x: int, y: int, width: int, words: Sequence[str]) -> Box:
    """A box as high as its words need."""
    name, about = words
    found: list[tuple[str, bool]] = [(line, True) for line in _wrapped(name, width)]
    found += [(line, False) for line in _wrapped(about, width)]
    lines = tuple(
        (y + PADDING + LINE * number + LINE * 3 // 4, text, is_name)
        for number, (text, is_name) in enumerate(found)
    )
    return Box(kind, x, y, width, 2 * PADDING + LINE * len(found), lines)


def _wrapped(text: str, width: int) -> list[str]:
    """The text in lines that fit the width; Chinese breaks after any sign."""
    room = (width - 2 * PADDING) // SIGN * 2
    lines, used = [""], 0
    for sign in text:
        wide = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if used + wide > room and lines[-1] and sign not in "、，。；）":
            lines.append("")
            used = 0
        lines[-1] += sign
        used += wide
    return [line for line in lines if line]
