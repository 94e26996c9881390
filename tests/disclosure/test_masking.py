"""No known value survives masking in any form, and anything left blocks (脱敏)."""

import random
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.disclosure.masking.rules import KnownValue, Sensitive, leaks, mask, masked_form
from sunlit.foundations.identifiers.persons import id_check_digit

# Fictional: the division and check digit are right, the person does not exist.
ID_NUMBER = "11010519491231002X"
KNOWN = [
    KnownValue(Sensitive.PERSON, "赵演示"),
    KnownValue(Sensitive.PERSON, "欧阳示范"),
    KnownValue(Sensitive.PERSON, "阿依古丽·买买提"),
    KnownValue(Sensitive.PERSON, "李四"),
    KnownValue(Sensitive.ID_NUMBER, ID_NUMBER),
    KnownValue(Sensitive.PHONE, "13900000001"),
    KnownValue(Sensitive.PHONE, "0871-63100001"),
    KnownValue(Sensitive.ADDRESS, "示例市城关镇胜利路12号3单元401室"),
    KnownValue(Sensitive.WORD, "丰源三号配方"),
]


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def joined(separator: str) -> Callable[[str], str]:
    return lambda text: separator.join(text)


FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "full width": full_width,
    "lower case": str.lower,
    "spaced": joined(" "),
    "ideographic spaces": joined("\u3000"),
    "no-break spaces": joined("\u00a0"),
    "thin spaces": joined("\u2009"),
    "tabs": joined("\t"),
    "broken over lines": joined("\n"),
    "broken and indented": joined("\n    "),
    "zero-width spaces": joined("\u200b"),
    "zero-width joiners": joined("\u200d"),
    "word joiners": joined("\u2060"),
    "soft hyphens": joined("\u00ad"),
    "byte order marks": joined("\ufeff"),
    "bidirectional marks": joined("\u200e"),
    "variation selectors": joined("\ufe0e"),
    "tags": joined("\U000e0020"),
    "hyphens": joined("-"),
    "dashes": joined("—"),
    "middle dots": joined("·"),
    "full stops": joined("."),
    "underscores": joined("_"),
    "full width and spaced": lambda text: " ".join(full_width(text)),
    "half of it spaced": lambda text: text[: len(text) // 2] + " " + text[len(text) // 2 :],
}
FRAMES = [
    "{}",
    "当事人{}在收购过程中未按规定检验。",
    "经查，{}、{}二人（电话：{}）于2026年3月2日到场。",
    "{}{}",
    "《笔录》“{}”\n{}",
]


def bare(text: str) -> str:
    """Letters, figures and characters only, in one width and case."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(char for char in plain if char.isalnum())


def framed(frame: str, value: str) -> str:
    return frame.replace("{}", value)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", KNOWN, ids=lambda value: value.text)
def test_a_known_value_is_masked_in_every_form(value: KnownValue, form: str) -> None:
    for frame in FRAMES:
        text = framed(frame, FORMS[form](value.text))

        masked = mask(text, KNOWN)

        assert bare(value.text) not in bare(masked), (text, masked)
        assert leaks(masked, KNOWN) == [], (text, masked)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("value", KNOWN, ids=lambda value: value.text)
def test_a_known_value_left_in_the_result_blocks(value: KnownValue, form: str) -> None:
    for frame in FRAMES:
        found = leaks(framed(frame, FORMS[form](value.text)), KNOWN)

        assert found
        assert all(value.text not in str(leak) for leak in found), "the refusal shows no value"


def test_two_thousand_texts_of_mixed_forms_leak_nothing() -> None:
    dice, leaked = random.Random(20261123), []
    for _ in range(2000):
        values = dice.choices(KNOWN, k=dice.randint(1, 4))
        words = [FORMS[dice.choice(list(FORMS))](value.text) for value in values]
        text = dice.choice(["，", "", "\n", "；"]).join(["经查", *words, "属实。"])
        masked = mask(text, KNOWN)
        if leaks(masked, KNOWN) or any(bare(v.text) in bare(masked) for v in values):
            leaked.append(text)

    assert leaked[:3] == []


@pytest.mark.parametrize("value", KNOWN, ids=lambda value: value.text)
def test_what_stands_in_its_place_says_little(value: KnownValue) -> None:
    shown = masked_form(value)

    if value.kind is Sensitive.PERSON:
        assert shown.endswith("某") and value.text.startswith(shown[:-1])
    else:
        assert not set(shown) & set(value.text), "no figure of a number, no part of an address"


UNKNOWN = {
    "an identity number": ID_NUMBER,
    "an identity number, spaced": " ".join(ID_NUMBER),
    "a mobile number": "13712345678",
    "a mobile number in groups": "137-1234-5678",
    "a mobile number in full width": full_width("13712345678"),
    "a telephone number": "0871-63100002",
    "an e-mail address": "zhangsan@example.com",
    "a bank card": "6222021234567890128",
    "a license plate": "云A12345",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_number_nobody_entered_blocks_by_its_pattern(name: str) -> None:
    found = leaks(f"另查明，第三人联系方式{UNKNOWN[name]}，已核实。", [])

    assert found


@settings(deadline=None)
@given(st.dates(date(1900, 1, 1), date(2025, 12, 31)), st.integers(0, 999), st.text(max_size=30))
def test_any_identity_number_blocks_wherever_it_stands(born: date, order: int, around: str) -> None:
    first = f"110105{born:%Y%m%d}{order:03d}"
    number = first + id_check_digit(first)
    text = f"{around}\n证件号{number}\n{around}"

    assert leaks(text, [])


def test_a_code_the_law_publishes_does_not_block_but_another_one_does() -> None:
    public, other = "91530000MA6K00006D", "115300001234567881"

    assert leaks(f"统一社会信用代码{public}", [], [public]) == []
    assert leaks(f"统一社会信用代码{other}", [], [public])


def test_an_ordinary_decision_does_not_block() -> None:
    text = (
        "经查，当事人于2026年3月2日至4月1日收购小麦412.5吨，"
        "货值1,237,500.00元，未按照GB 1351-2023检验，"
        "违反《粮食流通管理条例》第十一条第一款。（示）发改罚〔2026〕12号。罚款60,000.00元（人民币陆万元整）。"
    )

    assert leaks(text, KNOWN) == []
    assert mask(text, KNOWN) == text


@settings(deadline=None)
@given(st.text(max_size=80))
def test_masking_never_breaks_and_never_adds_a_leak(text: str) -> None:
    masked = mask(text, KNOWN)

    assert {leak.label for leak in leaks(masked, KNOWN)} <= {
        leak.label for leak in leaks(text, KNOWN)
    }
