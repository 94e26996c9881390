"""Fonts (字体): which are there, which to use for which part, and which characters none can show.

Looked for in this order: the bureau's own folder (SUNLIT_FONT_DIR), the system, and the Noto
files of the optional package mplfonts. See docs/how-to/fonts.md.
"""

import importlib.util
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst
from django.utils.translation import gettext as _

from sunlit.foundations.refusals import Refusal
from sunlit.recording.rendering.cmaps import CharacterMap, read_character_map

FONT_DIR_VARIABLE = "SUNLIT_FONT_DIR"

# For each part of a document the families that may set it, the prescribed one first
# (GB/T 9704-2012, 5.2.2 and 7); the free ones after it are the nearest in look.
# A font may carry its name in Chinese only.
_SONG = (
    "SimSun", "NSimSun", "宋体", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC",
)  # fmt: skip
_HEI = ("SimHei", "黑体", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC")
PREFERRED: dict[str, tuple[str, ...]] = {
    "body": (
        "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FZFangSong-Z02S",
        "FandolFang R", "FandolFang", "Zhuque Fangsong", "Zhuque Fangsong (technical preview)",
        *_SONG,
    ),
    "title": (
        "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK",
        "STZhongsong", *_SONG,
    ),
    "song": _SONG,
    "hei": _HEI,
    "kai": (
        "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FandolKai", "LXGW WenKai",
        "LXGW WenKai GB", *_SONG,
    ),
}  # fmt: skip


class NoFonts(Refusal):
    """No Chinese font is installed, so nothing can be set."""


class UndisplayableText(Refusal):
    """A document holds a character no installed font can show; it must not be issued like that."""


@dataclass(frozen=True)
class FontSet:
    """The fonts of this machine: the loaded book, and the families to use for each part.

    Every part names *all* families, its own first: which characters can be shown is then known
    beforehand and the same everywhere. The compiler's own search for a stand-in is switched off,
    since it gives up where a font claims a character it has no glyph for. `maps` holds, for each
    family, the maps of the faces that may be used, regular and bold.
    """

    book: typst.Fonts
    families: dict[str, tuple[str, ...]]
    maps: tuple[tuple[CharacterMap, ...], ...]


@lru_cache(maxsize=1)
def font_set() -> FontSet:
    """The fonts, loaded once; without any Chinese font refuses with what to do."""
    book = typst.Fonts(
        include_system_fonts=True,
        include_embedded_fonts=False,
        font_paths=[str(folder) for folder in _folders()],
    )
    known = list(dict.fromkeys(family for part in PREFERRED.values() for family in part))
    present = {font.family for font in book.fonts() if not _is_unlicensed(font)}
    if present.isdisjoint(known):
        raise NoFonts(
            _("服务器未安装中文字体，无法生成文书。请系统管理员按《字体安装》安装后重试。")
        )
    everything = [*(family for family in known if family in present), *sorted(present - set(known))]
    families = {
        part: tuple(dict.fromkeys([*(f for f in preferred if f in present), *everything]))
        for part, preferred in PREFERRED.items()
    }
    return FontSet(book, families, _character_maps(book, everything))


def missing_glyphs(text: str) -> str:
    """The characters of the text that no available font can show, each once, in order."""
    missing = [cluster for cluster in dict.fromkeys(_clusters(text)) if not _can_show(cluster)]
    return "".join(dict.fromkeys("".join(missing)))


def refuse_undisplayable(texts: Iterable[str]) -> None:
    """Refuse when a text holds a character no font can show, naming the characters."""
    _refuse(missing_glyphs("".join(texts)))


def refuse_control_characters(texts: Iterable[str]) -> None:
    """Refuse characters that are not text at all; which fonts Word has nobody can know here."""
    _refuse("".join(char for char in dict.fromkeys("".join(texts)) if _is_control(char)))


def undisplayable(missing: str) -> UndisplayableText:
    """The refusal that names the characters in question."""
    named = "、".join(_named(char) for char in missing[:10])
    return UndisplayableText(
        _(
            "文书含有现有字体无法显示的字符%(chars)s，不能签发；"
            "请系统管理员安装含该字的字体，或核对是否录入有误。"
        )
        % {"chars": named}
    )


def _refuse(missing: str) -> None:
    if missing:
        raise undisplayable(missing)


def _named(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f"（{code}）" if _is_control(char) else f"“{char}”（{code}）"


def _is_control(char: str) -> bool:
    return char not in "\r\n\t" and unicodedata.category(char) in ("Cc", "Cs")


def _clusters(text: str) -> Iterator[str]:
    """A character with the marks that join it: one font must have them all."""
    cluster = ""
    for char in text:
        if cluster and unicodedata.category(char).startswith("M"):
            cluster += char
            continue
        if cluster:
            yield cluster
        cluster = char
    if cluster:
        yield cluster


@lru_cache(maxsize=65536)
def _can_show(cluster: str) -> bool:
    # Line breaks, joiners and selectors have no look of their own.
    visible = [char for char in cluster if char not in "\r\n\t" and not _is_ignorable(char)]
    if any(_is_control(char) for char in visible):
        return False
    return not visible or any(
        all(face.covers(char) for face in faces for char in visible) for faces in font_set().maps
    )


def _is_ignorable(char: str) -> bool:
    code = ord(char)
    return (
        code in (0x00AD, 0x034F, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or 0x202A <= code <= 0x202E
        or 0x2060 <= code <= 0x2064
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    )


def _folders() -> list[Path]:
    own = os.environ.get(FONT_DIR_VARIABLE)
    folders = [Path(own)] if own else []
    package = importlib.util.find_spec("mplfonts")
    if package is not None and package.origin is not None:
        folders.append(Path(package.origin).parent / "fonts")
    return [folder for folder in folders if folder.is_dir()]


def _is_unlicensed(font: typst.FontInfo) -> bool:
    """mplfonts also carries a SimHei, which is not free to use; a bureau's own copy is."""
    path = Path(font.path or "")
    return path.name == "SimHei.ttf" and path.parts[-3:-1] == ("mplfonts", "fonts")


def _character_maps(book: typst.Fonts, families: list[str]) -> tuple[tuple[CharacterMap, ...], ...]:
    """For each family the maps of the upright faces a regular or bold text may choose."""
    faces: dict[str, list[typst.FontInfo]] = {family: [] for family in families}
    for font in book.fonts():
        if font.family in faces and not _is_unlicensed(font):
            faces[font.family].append(font)
    return tuple(
        tuple(dict.fromkeys(_read(font) for font in _chosen(fonts))) for fonts in faces.values()
    )


def _chosen(fonts: list[typst.FontInfo]) -> list[typst.FontInfo]:
    usual = [f for f in fonts if f.style == "normal" and f.weight in (400, 700)]
    return usual or fonts


def _read(font: typst.FontInfo) -> CharacterMap:
    return read_character_map(Path(font.path or ""), font.index)
