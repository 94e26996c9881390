"""Service guides: made from what the bureau knows, withheld while their item is newer (A6)."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from sunlit.disclosure.actions.publish_list import publish_list
from sunlit.disclosure.guides.flow import flow_data, flow_of, flow_text
from sunlit.disclosure.guides.listing import GuideState, guide_of, guides
from sunlit.disclosure.guides.printing import guide_pdf
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.interfaces.flowchart import HALF, WIDTH, picture
from sunlit.interfaces.operator.demo.versions import import_list_file, put_in_force
from sunlit.registers.bodies.models import Section
from sunlit.registers.intake.models import ListKind
from sunlit.registers.items.models import EnforcementItem
from sunlit.registers.lists.actions.open_draft import open_draft
from sunlit.registers.lists.actions.save_row import save_row
from sunlit.registers.lists.queries import open_version, rows_of
from sunlit.rulebook.queries import release_in_force, rules_of
from tests.builders.bureau import person

pytestmark = pytest.mark.usefixtures("bureau")


MARCH = datetime(2026, 3, 2, 2, tzinfo=UTC)
JUNE = datetime(2026, 6, 1, 2, tzinfo=UTC)
PROJECT = "企业投资项目备案"
EVERY_FIELD = [
    "事项名称", "事项编码", "事项类别", "实施机构", "承办机构", "服务对象", "办理依据", "办理条件",
    "申请材料", "优惠政策", "办理流程", "法定时限", "承诺时限", "收费依据和标准", "办理结果",
    "责任追究", "救济渠道", "监督投诉渠道", "办理地点", "办理时间", "咨询电话",
]  # fmt: skip


def lead() -> Section:
    """The section that leads the lists."""
    return Section.objects.get(code="ZFJ")


def approved_guides() -> None:
    """The guides of the demonstration, in force in March."""
    import_list_file(ListKind.GUIDES, MARCH)
    put_in_force(ListKind.GUIDES, MARCH)


def change_item(name: str, at: datetime) -> None:
    """A new version of the list of items in which one item says something else."""
    open_draft(kind=ListKind.ITEMS, actor=person("minglu"), at=at, lead_section=lead())
    draft = open_version(ListKind.ITEMS)
    assert draft is not None
    row = rows_of(draft).get(title=name)
    save_row(
        version_id=draft.pk,
        row_id=row.pk,
        data=row.data | {"fee_text": "免费"},
        actor=person("minglu"),
        at=at,
    )
    put_in_force(ListKind.ITEMS, at)


def public(name: str) -> PublishedRecord:
    return PublishedRecord.objects.get(kind=RecordKind.GUIDE, title=name)


def publish(at: datetime) -> int:
    return publish_list(kind=RecordKind.GUIDE, actor=person("gongshi"), at=at)


def test_a_guide_has_every_field_of_the_plan_and_none_is_empty() -> None:
    approved_guides()

    assert publish(MARCH) == 75

    record = public(PROJECT)
    assert [field["label"] for field in record.fields] == EVERY_FIELD
    assert all(field["value"] for field in record.fields)
    values = {field["name"]: field["value"] for field in record.fields}
    assert "示例市人民政府申请行政复议" in values["remedies"]
    assert "六个月内" in values["remedies"] and "12345" in values["supervision"]


def test_the_flow_of_a_penalty_is_drawn_from_its_procedure() -> None:
    approved_guides()
    publish(MARCH)

    record = PublishedRecord.objects.filter(kind=RecordKind.GUIDE, group="行政处罚").first()
    assert record is not None
    told = next(field["value"] for field in record.fields if field["name"] == "steps")
    drawn = render_to_string("parts/flowchart.html", {"picture": picture(record.drawing)})
    for step in ("立案", "行政处罚事先告知", "举行听证", "法制审核意见", "作出处罚决定", "结案"):
        assert step in told and step in drawn
    assert "立案起90日内" in told


def test_an_item_that_changes_takes_its_guide_off_until_it_is_approved_again() -> None:
    approved_guides()
    publish(MARCH)
    change_item(PROJECT, JUNE)
    item = EnforcementItem.objects.get(name=PROJECT, valid_until=None)

    assert guide_of(item, JUNE.date()).state is GuideState.ITEM_CHANGED
    assert publish(JUNE) == 74
    gone = public(PROJECT)
    assert not gone.is_visible and "重新审核" in gone.tombstone_reason

    open_draft(kind=ListKind.GUIDES, actor=person("minglu"), at=JUNE, lead_section=lead())
    put_in_force(ListKind.GUIDES, JUNE)

    assert guide_of(item, JUNE.date()).state is GuideState.CURRENT
    assert publish(JUNE) == 75
    assert public(PROJECT).is_visible


def test_every_item_in_force_is_accounted_for() -> None:
    assert {guide.state for guide in guides(MARCH.date())} == {GuideState.MISSING}
    approved_guides()

    found = list(guides(MARCH.date()))

    assert len(found) == EnforcementItem.objects.filter(valid_until=None).count()
    assert sum(guide.state is GuideState.MISSING for guide in found) == len(found) - 75


def test_a_guide_is_printed_the_same_every_time() -> None:
    fields = [{"label": "申请材料", "value": "1.项目申请书\n2.招标方案"}]

    first, again = (
        guide_pdf(title="例", fields=fields, body_name="示例局", published_on=MARCH.date())
        for _ in range(2)
    )

    assert first.startswith(b"%PDF") and first == again


def test_words_and_picture_tell_the_same() -> None:
    rules = rules_of(release_in_force(MARCH.date()).digest)
    for procedure in rules.procedures.values():
        stages = flow_of(procedure, rules)
        drawn = picture(flow_data(stages))
        shown = "".join(text for box in drawn.boxes for _y, text, _is_name in box.lines)
        for line in flow_text(stages).splitlines():
            name = line.split("：", 1)[1].split("（")[0]
            assert name in shown


STEP = st.fixed_dictionaries(
    {
        "name": st.text("办理受审查决定送达", min_size=1, max_size=60),
        "who": st.text("科室负责人", max_size=30),
        "limit": st.text("自收到之日起二十个工作日内", max_size=60),
        "conditional": st.booleans(),
        "end": st.booleans(),
    }
)
STAGE = st.fixed_dictionaries(
    {
        "name": st.text("阶段", min_size=1, max_size=6),
        "steps": st.lists(STEP, max_size=5),
        "outcomes": st.lists(STEP, max_size=5),
        "besides": st.lists(st.text("中止延期", min_size=1, max_size=12), max_size=6),
    }
)


@given(st.lists(STAGE, max_size=5))
def test_no_box_leaves_its_stage_or_covers_another(stages: list[dict[str, object]]) -> None:
    drawn = picture(stages)

    for box in drawn.boxes:
        assert box.x >= 0 and box.x + box.width <= WIDTH and box.width in (HALF, WIDTH - 64)
        assert any(b.y < box.y and box.y + box.height <= b.y + b.height for b in drawn.bands)
        assert all(box.y < y < box.y + box.height for y, _text, _is_name in box.lines)
    for one in drawn.boxes:
        for other in drawn.boxes:
            apart = one.y + one.height <= other.y or other.y + other.height <= one.y
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert one is other or apart or beside
    assert all(band.y + band.height <= drawn.height for band in drawn.bands)
