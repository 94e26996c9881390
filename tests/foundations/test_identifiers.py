"""Check digits, masks and hits against frozen vectors; synthetic, or the standards' own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sunlit.foundations.identifiers import (
    MAX_TEXT,
    check_id_number,
    check_landline,
    check_mobile,
    check_organization_code,
    check_uscc,
    find_identifiers,
    mask_address,
    mask_id_number,
    mask_person_name,
    mask_person_names,
    mask_phone,
)

VECTORS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "identifiers_vectors.yaml").read_text(encoding="utf-8")
)
CHECKS: dict[str, Callable[[str], str | None]] = {
    "uscc": check_uscc,
    "organization_code": check_organization_code,
    "id_number": check_id_number,
}
PATTERNS: dict[str, Callable[[str], str | None]] = {
    "mobile": check_mobile,
    "landline": check_landline,
}


def _valid(checks: dict[str, Callable[[str], str | None]]) -> list[tuple[str, str]]:
    return [(kind, text) for kind in checks for text in VECTORS[kind]["valid"]]


@pytest.mark.parametrize(("kind", "text"), _valid(CHECKS) + _valid(PATTERNS))
def test_it_accepts_a_right_number(kind: str, text: str) -> None:
    assert (CHECKS | PATTERNS)[kind](text) is None


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [(kind, *entry) for kind in CHECKS for entry in VECTORS[kind]["invalid"]],
)
def test_it_says_in_chinese_why_a_number_is_wrong(kind: str, text: str, reason: str) -> None:
    answer = CHECKS[kind](text)

    assert answer is not None
    assert reason in answer
    assert answer.endswith("。")
    assert not text or text not in answer, "理由可能进入日志，不得重复号码"


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind in PATTERNS for text in VECTORS[kind]["invalid"]]
)
def test_it_refuses_a_wrong_telephone_number(kind: str, text: str) -> None:
    assert PATTERNS[kind](text) is not None


@pytest.mark.parametrize(("name", "masked"), VECTORS["names"])
def test_it_keeps_only_the_surname(name: str, masked: str) -> None:
    assert mask_person_name(name) == masked


def test_it_tells_persons_of_the_same_surname_apart() -> None:
    assert mask_person_names(["张三", "李四", "张三丰", "张三"]) == {
        "张三": "张某甲",
        "李四": "李某",
        "张三丰": "张某乙",
    }


@pytest.mark.parametrize(("phone", "masked"), VECTORS["phones"])
def test_it_hides_the_middle_of_a_telephone_number(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


def test_it_hides_the_birth_date_in_an_id_number() -> None:
    assert mask_id_number("11010519491231002X") == "110***********002X"
    assert mask_id_number("不详") == "***"


@pytest.mark.parametrize(("address", "masked"), VECTORS["addresses"])
def test_it_shows_an_address_down_to_the_township_only(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@pytest.mark.parametrize(("text", "kind", "hit"), VECTORS["found"])
def test_it_finds_hard_forms(text: str, kind: str, hit: str) -> None:
    (found,) = find_identifiers(text)

    assert (found.kind, found.text) == (kind, hit)
    assert text[found.start : found.end] == hit


@pytest.mark.parametrize("text", VECTORS["nothing"])
def test_it_leaves_the_ordinary_figures_of_a_document_alone(text: str) -> None:
    assert find_identifiers(text) == []


def test_it_finds_several_in_order_without_overlaps() -> None:
    text = "电话13800138000，身份证11010519491231002X，代码91350100M000100Y43。"

    assert [found.kind for found in find_identifiers(text)] == ["MOBILE", "ID_NUMBER", "USCC"]


def test_it_refuses_a_text_beyond_its_cap() -> None:
    with pytest.raises(ValueError, match="分段"):
        find_identifiers("字" * (MAX_TEXT + 1))
