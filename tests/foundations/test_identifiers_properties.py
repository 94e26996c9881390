"""Whatever the surroundings and the way of writing, a planted number is found."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sunlit.foundations.identifiers import (
    Kind,
    check_id_number,
    check_uscc,
    find_identifiers,
    id_check_digit,
    mask_address,
    mask_person_name,
    normalize,
    uscc_check_digit,
)
from sunlit.foundations.identifiers.codes import USCC_ALPHABET
from sunlit.foundations.identifiers.persons import PROVINCES

CHINESE_FORMS = ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"]
WIDE_FORMS = ["0123456789", "０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗"]
INVISIBLE = ["", "\u200b", "\u2060", "\ufeff", "\u200d"]
VISIBLE = [*INVISIBLE, " ", "-", "　", "\n", " \n | ", "·", "—"]

# Random Chinese text, without numerals: those would be part of a longer number.
han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5).filter(
    lambda char: normalize(char) == char
)
chinese = st.text(han | st.sampled_from("，。；：、《》“”"), max_size=40)


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    born = draw(st.dates(date(1900, 1, 1), date(2026, 12, 31)))
    province = draw(st.sampled_from(sorted(PROVINCES)))
    division, order = draw(st.integers(0, 9999)), draw(st.integers(0, 999))
    head = f"{province}{division:04d}{born:%Y%m%d}{order:03d}"
    return head + id_check_digit(head)


@st.composite
def usccs(draw: st.DrawFn) -> str:
    head = draw(st.sampled_from(["91", "92", "11", "12", "51"]))
    division = draw(st.integers(110000, 659999))
    tail = draw(st.text(st.sampled_from(USCC_ALPHABET), min_size=9, max_size=9))
    code = f"{head}{division}{tail}"
    return code + uscc_check_digit(code)


def hard(draw: st.DrawFn, number: str, forms: list[str], gaps: list[str]) -> str:
    """The number with every character in some form and some gap after it."""
    written = []
    for char in number:
        form = draw(st.sampled_from(forms))
        written.append(
            form[int(char)] if char.isdigit() else draw(st.sampled_from([char, char.lower()]))
        )
    return "".join(char + draw(st.sampled_from(gaps)) for char in written[:-1]) + written[-1]


@settings(max_examples=300, deadline=None)
@given(data=st.data(), number=id_numbers(), before=chinese, after=chinese)
def test_it_finds_every_id_number_in_any_hard_form(
    data: st.DataObject, number: str, before: str, after: str
) -> None:
    written = hard(data.draw, number, WIDE_FORMS + CHINESE_FORMS, VISIBLE)

    hits = find_identifiers(before + written + after)

    assert [hit.kind for hit in hits] == [Kind.ID_NUMBER]
    assert normalize(hits[0].text) == number


@settings(max_examples=200, deadline=None)
@given(data=st.data(), number=usccs(), before=chinese, after=chinese)
def test_it_finds_every_credit_code(
    data: st.DataObject, number: str, before: str, after: str
) -> None:
    written = hard(data.draw, number, WIDE_FORMS[:2], VISIBLE)

    hits = find_identifiers(before + written + after)

    assert Kind.USCC in {hit.kind for hit in hits} or Kind.ID_NUMBER in {hit.kind for hit in hits}


@settings(max_examples=200, deadline=None)
@given(
    data=st.data(),
    number=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    gap=st.sampled_from(["", " ", "-", "\u200b"]),
    before=chinese,
    after=chinese,
)
def test_it_finds_every_mobile_number(
    data: st.DataObject, number: str, gap: str, before: str, after: str
) -> None:
    form = data.draw(st.sampled_from(WIDE_FORMS[:2] + CHINESE_FORMS))
    digits = "".join(form[int(char)] for char in number)
    written = digits[:3] + gap + digits[3:7] + gap + digits[7:]

    # An amount in yuan directly behind is no number; the surroundings must not make it one.
    hits = find_identifiers(before + written + "," + after)

    assert [hit.kind for hit in hits] == [Kind.MOBILE]


@settings(deadline=None)
@given(number=id_numbers(), shift=st.integers(1, 10))
def test_it_does_not_take_a_wrong_check_digit_for_an_id_number(number: str, shift: int) -> None:
    order = "0123456789X"
    wrong = number[:17] + order[(order.index(number[17]) + shift) % 11]

    assert check_id_number(number) is None
    assert check_id_number(wrong) is not None
    assert Kind.ID_NUMBER not in {hit.kind for hit in find_identifiers(wrong)}


@settings(deadline=None)
@given(code=usccs(), place=st.integers(8, 17), other=st.sampled_from(USCC_ALPHABET))
def test_it_notices_any_single_wrong_character_in_a_credit_code(
    code: str, place: int, other: str
) -> None:
    changed = code[:place] + other + code[place + 1 :]

    assert (check_uscc(changed) is None) == (changed == code)


@settings(deadline=None)
@given(name=st.text(han, min_size=2, max_size=6), rest=chinese)
def test_it_never_shows_more_than_was_given(name: str, rest: str) -> None:
    masked = mask_person_name(name)

    assert masked.endswith("某")
    assert name.startswith(masked[:-1])
    shown = mask_address(rest)
    assert shown == "***" or rest.strip().startswith(shown)


@pytest.mark.parametrize(
    "hostile",
    [
        "1380013" * 4000,
        "1 " * 20000,
        ("1" + " " * 8) * 3000,
        "9A" * 20000,
        "a." * 20000,
        "a@" * 20000,
        "省市区县" * 10000,
        "账号" * 10000,
    ],
    ids=["digits", "spaced", "gaps", "letters", "dots", "ats", "places", "keywords"],
)
def test_it_takes_linear_time_on_hostile_text(hostile: str) -> None:
    def seconds(text: str) -> float:
        begin = time.process_time()
        find_identifiers(text)
        mask_address(text)
        return time.process_time() - begin

    # Four times the text in far less than sixteen times the time, with room for a busy machine.
    assert seconds(hostile * 4) < 0.2 + 9 * seconds(hostile)
