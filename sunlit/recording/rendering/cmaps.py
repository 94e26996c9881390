"""Which characters a font file can show, read from its cmap table (TrueType and OpenType).

Only the character map is read, not the outlines: a few kilobytes of a twenty-megabyte file.
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

# Platform and encoding of the Unicode subtables, the fullest first.
_UNICODE = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


@dataclass(frozen=True)
class CharacterMap:
    """The characters of one font face, as sorted ranges."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for this character."""
        code = ord(char)
        place = bisect_right(self.starts, code) - 1
        return place >= 0 and code <= self.ends[place]


def read_character_map(path: Path, index: int = 0) -> CharacterMap:
    """The characters of the `index`-th face of a font file; a broken file covers none."""
    try:
        table = _cmap_table(path, index)
        ranges = _ranges(table)
    except (OSError, struct.error, ValueError, KeyError):
        ranges = []
    ranges.sort()
    return CharacterMap(tuple(r[0] for r in ranges), tuple(r[1] for r in ranges))


def _cmap_table(path: Path, index: int) -> bytes:
    with path.open("rb") as file:

        def read(offset: int, length: int) -> bytes:
            file.seek(offset)
            return file.read(length)

        base = 0
        if read(0, 4) == b"ttcf":
            (base,) = struct.unpack(">I", read(12 + 4 * index, 4))
        (tables,) = struct.unpack(">H", read(base + 4, 2))
        for place in range(tables):
            tag, _, offset, length = struct.unpack(">4sIII", read(base + 12 + 16 * place, 16))
            if tag == b"cmap":
                return read(offset, length)
    raise ValueError("no cmap")


def _ranges(table: bytes) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", table, 2)
    subtables = {}
    for place in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * place)
        subtables[platform, encoding] = offset
    for key in _UNICODE:
        if key in subtables:
            data = table[subtables[key] :]
            (layout,) = struct.unpack_from(">H", data)
            if layout == 12:
                return _groups(data)
            if layout == 4:
                return _segments(data)
    raise ValueError("no Unicode cmap")


def _groups(data: bytes) -> list[tuple[int, int]]:
    """Format 12: groups of consecutive characters."""
    (count,) = struct.unpack_from(">I", data, 12)
    groups = struct.iter_unpack(">III", data[16 : 16 + 12 * count])
    return [(start, end) for start, end, glyph in groups if glyph or end > start]


def _segments(data: bytes) -> list[tuple[int, int]]:
    """Format 4: segments, in which single characters may still point to no glyph."""
    (double,) = struct.unpack_from(">H", data, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", data, 14)
    starts = struct.unpack_from(f">{count}H", data, 16 + double)
    deltas = struct.unpack_from(f">{count}H", data, 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", data, 16 + 3 * double)
    ranges: list[tuple[int, int]] = []
    for place in range(count):
        start, end = starts[place], min(ends[place], 0xFFFE)
        if not offsets[place]:
            ranges.append((start, end)) if start <= end else None
            continue
        base = 16 + 3 * double + 2 * place + offsets[place]
        for code in range(start, end + 1):
            (glyph,) = struct.unpack_from(">H", data, base + 2 * (code - start))
            if glyph and (glyph + deltas[place]) % 0x10000:
                ranges.append((code, code))
    return ranges
