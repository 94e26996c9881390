"""What a list may say: rows, declarations, findings, comparisons, ratios and amounts."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sunlit.foundations.identifiers.persons import id_check_digit
from sunlit.registers.intake.models import ListKind
from sunlit.registers.intake.rules import UnacceptableValueError
from sunlit.registers.lists.actions.declare_empty import declare_empty
from sunlit.registers.lists.actions.remove_row import remove_row
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.amounts import amount_text, amounts_in
from sunlit.registers.lists.checking import findings, row_faults
from sunlit.registers.lists.comparing import compare_rows
from sunlit.registers.lists.floors import floor_of, impossible_share
from sunlit.registers.lists.layouts import BENCHMARKS, INSPECTION_ITEMS, ITEMS, REVIEW_CATALOGUE
from sunlit.registers.lists.models import ListRow
from sunlit.registers.lists.queries import rows_of
from sunlit.registers.lists.refusals import ListRefused
from tests.builders.lists import INSPECTION, Circle, a_circle, draft_of, imported, lines, submitted

CATALOGUE = ListKind.REVIEW_CATALOGUE
ITEM = {
    "name": "节能审查",
    "category": "行政许可",
    "bases": "《节约能源法》第十五条",
    "statutory": "20个工作日",
}


@pytest.fixture
def circle(db: None, at: datetime) -> Circle:
    circle = a_circle()
    row = {"category": "行政处罚", "title": "较大数额罚款"}
    imported(CATALOGUE, lines(row), circle.registrar, at)
    return circle


def save(circle: Circle, at: datetime, row_id: int | None = None, **data: str) -> ListRow:
    return save_row(
        version_id=draft_of(CATALOGUE).pk,
        row_id=row_id,
        data=data,
        actor=circle.registrar,
        at=at,
    )


def test_it_takes_no_identity_number_into_a_public_list() -> None:
    first = "53000019900101002"
    number = first + id_check_digit(first)
    wrong = first + ("0" if number[-1] != "0" else "1")

    said = row_faults(ITEMS, {**ITEM, "note": f"联系人证件{' '.join(number)}"})
    code = row_faults(ITEMS, {**ITEM, "note": f"事项编码{wrong}"})

    assert said == {"note": "备注中有公民身份号码。清单向社会公开，请删去。"}
    assert code == {}


def test_it_keeps_amounts_and_categories_in_their_one_wording(circle: Circle, at: datetime) -> None:
    amount = '{"natural_person": 10000, "inclusive": true, "unit": "元"}'

    row = save(circle, at, category="许可", title="核准", amount=amount)

    assert (row.category, row.position) == ("行政许可", 2)
    assert row.data["amount"] == "自然人1万元以上（含本数）"


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"title": "核准"}, "category"),
        ({"category": "行政许可"}, "title"),
        ({"category": "行政奖金", "title": "核准"}, "category"),
        ({"category": "行政许可", "title": "长" * 501}, "title"),
        ({"category": "行政许可", "title": "核\u202e准"}, "title"),
        ({"category": "行政许可", "title": "核准", "amount": '{"price": 1}'}, "amount"),
        ({"category": "行政处罚", "title": "较大数额罚款"}, "title"),
    ],
)
def test_it_names_the_field_that_cannot_stand(
    circle: Circle, at: datetime, data: dict[str, str], field: str
) -> None:
    with pytest.raises(ListRefused) as refused:
        save(circle, at, **data)

    assert list(refused.value.fields) == [field]
    assert rows_of(draft_of(CATALOGUE)).count() == 1


def test_a_deliberate_nothing_excludes_rows_of_its_category(circle: Circle, at: datetime) -> None:
    def declare(category: str, *, is_empty: bool = True) -> list[str]:
        version = declare_empty(
            version_id=draft_of(CATALOGUE).pk,
            category=category,
            is_empty=is_empty,
            actor=circle.registrar,
            at=at,
        )
        return list(version.empty_categories)

    assert declare("行政收费") == ["行政收费"]
    for category in ("行政处罚", "行政奖金"):
        with pytest.raises(ListRefused):
            declare(category)
    save(circle, at, category="行政收费", title="较大数额征收")
    assert draft_of(CATALOGUE).empty_categories == []
    assert declare("行政检查") == ["行政检查"]
    assert declare("行政检查", is_empty=False) == []


def test_it_points_out_categories_that_say_nothing(circle: Circle, at: datetime) -> None:
    rows = list(rows_of(draft_of(CATALOGUE)))

    (point,) = findings(REVIEW_CATALOGUE, rows, ["行政收费", "其他"])

    assert not point.is_fault
    assert "“行政许可”、“行政强制”、“行政检查”、“行政确认”" in point.sentence


def test_an_empty_list_is_not_submitted(circle: Circle, at: datetime) -> None:
    draft = draft_of(CATALOGUE)
    row = rows_of(draft).get()
    remove_row(version_id=draft.pk, row_id=row.pk, actor=circle.registrar, at=at)

    with pytest.raises(ListRefused, match="还没有条目"):
        submitted(CATALOGUE, circle, at)


def test_numbers_close_up_behind_a_removed_row(circle: Circle, at: datetime) -> None:
    save(circle, at, category="其他", title="乙")
    save(circle, at, category="其他", title="丙")
    first = rows_of(draft_of(CATALOGUE)).first()
    assert first is not None

    remove_row(version_id=first.version_id, row_id=first.pk, actor=circle.registrar, at=at)

    assert [(row.position, row.title) for row in rows_of(draft_of(CATALOGUE))] == [
        (1, "乙"),
        (2, "丙"),
    ]


@pytest.mark.parametrize(
    ("statutory", "promised", "is_refused"),
    [
        ("20个工作日", "10个工作日", False),
        ("20个工作日", "20个工作日", False),
        ("20个工作日", "21个工作日", True),
        ("20日", "21个工作日", True),  # working days are never fewer
        ("20个工作日", "25个自然日", False),  # not sure without the calendar
        ("受理5日；审查20日", "受理2日；审查20日", False),
        ("受理5日；审查20日", "受理6日；审查10日", True),
        ("20个工作日", "即办", False),
        ("按年度计划", "30日", False),
    ],
)
def test_a_promise_never_exceeds_the_statute(
    statutory: str, promised: str, is_refused: bool
) -> None:
    faults = row_faults(ITEMS, {**ITEM, "statutory": statutory, "promised": promised})

    assert list(faults) == (["promised"] if is_refused else [])


def test_an_import_with_a_longer_promise_is_not_submitted(db: None, at: datetime) -> None:
    circle = a_circle()
    row = {**ITEM, "promised": "受理1日；审查30个工作日", "statutory": "受理5日；审查20个工作日"}
    imported(ListKind.ITEMS, lines(row), circle.registrar, at)

    with pytest.raises(ListRefused) as refused:
        submitted(ListKind.ITEMS, circle, at)

    assert "第1行“节能审查”：审查承诺时限30个工作日长于法定时限20个工作日" in str(refused.value)


@pytest.mark.parametrize("text", ["120%", "不低于150%;1次", "抽查比例1001‰"])
def test_a_share_over_the_whole_is_refused(text: str) -> None:
    assert list(row_faults(INSPECTION_ITEMS, {**INSPECTION, "ratio": text})) == ["ratio"]
    assert impossible_share(text)


@pytest.mark.parametrize(
    ("text", "percent", "times", "per"),
    [
        ("至少1次/项目(已开工);完成1次核查后转入随机抽查,不低于5%;每项目至少1次", 5, 1, "PROJECT"),
        ("不低于5%(已开工项目);不少于1次", 5, 1, ""),
        ("100%(普查);至少1次", 100, 1, ""),
        ("已批作业100%;每项至少1次", 100, 1, "ITEM"),
        ("按计划;至少2次", None, 2, ""),
        ("根据监管需要;根据监管需要", None, None, ""),
        ("每年抽查不低于百分之二十五，每户企业不少于两次", 25, 2, "ENTERPRISE"),
        ("不超过3%", None, None, ""),
        ("一般企业3%、重点企业20％", 3, None, ""),
        ("5‰", "0.5", None, ""),
        ("", None, None, ""),
    ],
)
def test_it_computes_the_floor_a_list_promises(
    text: str, percent: Any, times: int | None, per: str
) -> None:
    floor = floor_of(text)

    wanted = None if percent is None else Decimal(percent)
    assert (floor.percent, floor.times, floor.per) == (wanted, times, per)


def test_it_says_when_random_selection_begins() -> None:
    floor = floor_of("完成1次核查后转入随机抽查,不低于5%")

    assert floor.then_random
    assert floor.times is None
    assert floor.shown == "不低于5%，完成首次核查后转入随机抽查"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ('{"organization": 100000, "inclusive": true, "unit": "元"}', "单位10万元以上（含本数）"),
        ('{"natural_person": 1, "unit": "万元", "inclusive": false}',
         "自然人超过1万元（不含本数）"),
        ('{"project_investment": 100000000, "synthetic": true}',
         "项目总投资1亿元以上（示例数值）"),
        ("由本局另行规定", "由本局另行规定"),
    ],
)  # fmt: skip
def test_it_shows_amounts_as_people_write_them(data: str, shown: str) -> None:
    assert amount_text(data) == shown
    assert amounts_in(shown) == amounts_in(data)


@pytest.mark.parametrize(
    "data", ['{"organization": ', '{"organization": -1}', "{}", '{"organization": "很多"}',
             '{"organization": 1, "unit": "美元"}', '{"organization": true}'],
)  # fmt: skip
def test_it_refuses_amounts_that_are_none(data: str) -> None:
    with pytest.raises(UnacceptableValueError):
        amount_text(data)


@given(st.integers(1, 10**12), st.sampled_from([True, False, None]))
def test_amounts_survive_being_shown(yuan: int, inclusive: bool | None) -> None:
    word = {True: "true", False: "false", None: "null"}[inclusive]
    data = f'{{"natural_person": {yuan}, "inclusive": {word}}}'

    assert amounts_in(amount_text(data)) == amounts_in(data)


def test_it_compares_lists_by_row_and_field() -> None:
    before = [{"title": "甲", "season": "春"}, {"title": "乙"}, {"title": "丙（一）"}]
    after = [{"title": "丙(一)"}, {"title": "甲", "season": "秋"}, {"title": "丁"}]

    difference = compare_rows(INSPECTION_ITEMS, before, after)

    assert [row.title for row in difference.added] == ["丁"]
    assert [row.title for row in difference.removed] == ["乙"]
    changes = [one for row in difference.changed for one in row.changes]
    assert [(str(one.label), one.before, one.after) for one in changes] == [
        ("抽查事项", "丙（一）", "丙(一)"),
        ("检查时间", "春", "秋"),
    ]


def test_a_field_that_was_emptied_is_a_change() -> None:
    difference = compare_rows(
        INSPECTION_ITEMS, [{"title": "甲", "season": "春"}], [{"title": "甲"}]
    )

    assert difference.changed[0].changes[0].after == ""


def test_degrees_that_repeat_are_compared_one_by_one() -> None:
    def degrees(*standards: str) -> list[dict[str, str]]:
        return [{"title": "甲", "degree": "一般", "standard": one} for one in standards]

    assert compare_rows(BENCHMARKS, degrees("1", "2"), degrees("1", "2")).is_empty
    difference = compare_rows(BENCHMARKS, degrees("1", "2"), degrees("1", "3", "4"))
    assert (len(difference.changed), len(difference.added)) == (1, 1)


@given(st.lists(st.text("甲乙丙丁", min_size=1, max_size=2), unique=True))
def test_a_list_never_differs_from_itself_and_differs_both_ways_alike(titles: list[str]) -> None:
    rows = [{"title": title} for title in titles]

    assert compare_rows(INSPECTION_ITEMS, rows, rows).is_empty
    forth = compare_rows(INSPECTION_ITEMS, rows[1:], rows)
    back = compare_rows(INSPECTION_ITEMS, rows, rows[1:])
    assert [one.title for one in forth.added] == [one.title for one in back.removed] == titles[:1]
