"""What a file really is (文件甄别): its first bytes decide, never its name. Pure."""

import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as noop

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import listed, translated

LARGEST = 50 * 1024 * 1024  # bytes
LONGEST_NAME = 200
HEAD = 4096

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MP4 = "video/mp4"
TEXT = "text/plain"

EXTENSIONS = {
    ".pdf": PDF,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".mp4": MP4,
    ".m4v": MP4,
    ".txt": TEXT,
}
CHINESE = {
    PDF: "PDF",
    PNG: noop("PNG 图片"),
    JPEG: noop("JPEG 图片"),
    DOCX: noop("Word 文档（docx）"),
    XLSX: noop("Excel 表格（xlsx）"),
    MP4: noop("MP4 视频"),
    TEXT: noop("文本文件"),
}


class FileRefused(Refusal):
    """The file is not kept: wrong type, wrong name, too large or empty."""


def check_name(name: str) -> str:
    """The bare file name; control and text-direction characters, which disguise it, are refused."""
    if any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in name):
        raise FileRefused(_("文件名含有控制字符或文字方向字符，请改名后再上传。"))
    bare = PurePosixPath(name.replace("\\", "/")).name.strip()
    if not bare or bare in (".", "..") or len(bare) > LONGEST_NAME:
        raise FileRefused(
            format_lazy(_("文件名为空或超过{longest}字，请改名后再上传。"), longest=LONGEST_NAME)
        )
    return bare


def check_type(file: BinaryIO, name: str, claimed: str = "") -> str:
    """Media type by content; refused where name or claim say something else.

    `claimed` is what the browser said; an empty or "application/octet-stream" claim says nothing.
    """
    by_name = EXTENSIONS.get(PurePosixPath(name).suffix.lower())
    if by_name is None:
        kinds = listed(CHINESE.values())
        raise FileRefused(
            format_lazy(_("不接收此类文件“{name}”；可以上传：{kinds}。"), name=name, kinds=kinds)
        )
    found = sniff(file)
    if found != by_name:
        raise FileRefused(
            format_lazy(
                _("文件“{name}”按名称是{named}，内容却是{real}。"),
                name=name,
                named=translated(CHINESE[by_name]),
                real=translated(CHINESE.get(found, noop("其他内容"))),
            )
        )
    if claimed.partition(";")[0].strip().lower() not in ("", "application/octet-stream", found):
        raise FileRefused(
            format_lazy(
                _("文件“{name}”申报的类型与内容（{real}）不符。"),
                name=name,
                real=translated(CHINESE[found]),
            )
        )
    return found


def sniff(file: BinaryIO) -> str:
    """Media type of the content, or an empty string; the file is rewound."""
    file.seek(0)
    head = file.read(HEAD)
    found = _by_magic(head)
    if head.startswith(b"PK\x03\x04"):
        found = _office(file)
    elif not found and _is_text(file):
        found = TEXT
    file.seek(0)
    return found


def _by_magic(head: bytes) -> str:
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    return MP4 if head[4:8] == b"ftyp" else ""


def _office(file: BinaryIO) -> str:
    """A zip is a document only by the parts that make one; macros are not accepted."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return ""
    if "[Content_Types].xml" not in names or any(n.endswith("vbaProject.bin") for n in names):
        return ""
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else ""


def _is_text(file: BinaryIO) -> bool:
    """UTF-8 or GB 18030 without control characters, and not markup a browser would run."""
    file.seek(0)
    data = file.read(LARGEST)
    if b"\0" in data or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not any(c < " " and c not in "\t\r\n\f" for c in text)
    return False
