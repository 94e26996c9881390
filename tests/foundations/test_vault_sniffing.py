"""A file is what its content says; a name or a claim that says otherwise is refused."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.vault.sniffing import (
    DOCX,
    JPEG,
    MP4,
    PDF,
    PNG,
    TEXT,
    XLSX,
    FileRefused,
    check_name,
    check_type,
    sniff,
)


def office(*parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return buffer.getvalue()


GOOD = {
    "决定书.pdf": (b"%PDF-1.7\n", PDF),
    "现场.png": (b"\x89PNG\r\n\x1a\n" + bytes(20), PNG),
    "现场.JPG": (b"\xff\xd8\xff\xe0" + bytes(20), JPEG),
    "现场.jpeg": (b"\xff\xd8\xff\xe1" + bytes(20), JPEG),
    "记录.mp4": (b"\0\0\0\x18ftypisom" + bytes(20), MP4),
    "笔录.docx": (office("word/document.xml"), DOCX),
    "清单.xlsx": (office("xl/workbook.xml"), XLSX),
    "笔录.txt": ("询问笔录\r\n".encode(), TEXT),
    "旧笔录.txt": ("询问笔录".encode("gb18030"), TEXT),
}


@pytest.mark.parametrize("name", GOOD)
def test_it_knows_what_a_bureau_keeps(name: str) -> None:
    content, media_type = GOOD[name]

    assert check_type(io.BytesIO(content), name, media_type) == media_type
    assert check_type(io.BytesIO(content), name, "application/octet-stream") == media_type


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_content_under_another_name_is_refused(name: str, other: str) -> None:
    if GOOD[name][1] == GOOD[other][1]:
        return

    with pytest.raises(FileRefused, match="按名称是"):
        check_type(io.BytesIO(GOOD[other][0]), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("网页.txt", b"<html><script>alert(1)</script>"),
        ("网页.txt", b"\xef\xbb\xbf \n<svg onload=alert(1)>"),
        ("宏.docx", office("word/document.xml", "word/vbaProject.bin")),
        ("压缩.docx", office("other.txt")),
        ("坏.docx", b"PK\x03\x04 broken"),
        ("程序.pdf", b"MZ\x90\0"),
        ("二进制.txt", b"a\0b"),
        ("控制.txt", b"a\x1b[31mb"),
        ("空头.mp4", b"\0ftyp"),
    ],
)
def test_what_only_pretends_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(FileRefused, match="内容却是其他内容"):
        check_type(io.BytesIO(content), name)


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a", "a.pdf.js", ".pdf", "a.zip"])
def test_other_kinds_are_refused_with_what_is_accepted(name: str) -> None:
    with pytest.raises(FileRefused, match="可以上传：PDF"):
        check_type(io.BytesIO(b"%PDF-1.7"), name)


def test_a_false_claim_of_the_browser_is_refused() -> None:
    with pytest.raises(FileRefused, match="申报的类型"):
        check_type(io.BytesIO(b"%PDF-1.7"), "a.pdf", "text/html")
    assert check_type(io.BytesIO(b"abc"), "a.txt", "text/plain; charset=utf-8") == TEXT


@pytest.mark.parametrize(
    "name", ["决定\u202efdp.exe", "a\nb.pdf", "a\x00.pdf", "a\u200b.pdf", "\ud800.pdf"]
)
def test_a_disguised_name_is_refused(name: str) -> None:
    with pytest.raises(FileRefused, match="控制字符"):
        check_name(name)


@pytest.mark.parametrize("name", ["", ".", "..", "x" * 201])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(FileRefused, match="文件名为空"):
        check_name(name)


def test_a_path_loses_its_folders() -> None:
    assert check_name("../../etc/笔录.pdf") == "笔录.pdf"
    assert check_name("C:\\用户\\笔录.pdf") == "笔录.pdf"


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer_and_the_file_is_rewound(content: bytes) -> None:
    file = io.BytesIO(b"PK\x03\x04" + content)

    assert sniff(file) == ""
    assert file.tell() == 0
