"""Pages of the library of law: who reads, who keeps, the radar, the preview of a revision."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from sunlit.interfaces import clock
from sunlit.interfaces.desk.laws import listing
from sunlit.registers.items.models import BasisRole, EnforcementItem, LegalBasis
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.actions.repeal_article import repeal_article
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.models import Article, Instrument
from tests.builders.bureau import START, a_walk, company, person
from tests.builders.once import bureau, founded

__all__ = ["bureau", "founded"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bureau")]
BACKEND = "django.contrib.auth.backends.ModelBackend"
GRAIN = "粮食流通管理条例"


@pytest.fixture(autouse=True)
def day_after(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day after the leads of the builders."""
    monkeypatch.setattr(clock.timezone, "now", lambda: START + timedelta(days=1))


def desk(username: str = "minglu") -> Client:
    client = Client()
    client.force_login(person(username), backend=BACKEND)
    return client


def grain() -> Instrument:
    return Instrument.objects.get(title=GRAIN, edition="2021修订")


@pytest.mark.parametrize("name", ["laws:index", "laws:radar", "laws:export", "laws:radar-export"])
def test_it_is_read_by_staff_but_not_by_administrators(name: str) -> None:
    assert desk("chengban").get(reverse(name)).status_code == 200
    assert desk("shenhe").get(reverse(name)).status_code == 200
    assert desk("xitong").get(reverse(name)).status_code == 403


@pytest.mark.parametrize("name", ["laws:amend", "laws:repeal", "laws:article-new"])
def test_only_the_registrar_opens_the_forms(name: str) -> None:
    address = reverse(name, args=[grain().pk])

    assert desk("shenhe").get(address).status_code == 403
    assert desk("shenhe").get(reverse("laws:new")).status_code == 403
    assert desk().get(address).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "粮食条例"}, True),
        ({"q": "740"}, True),
        ({"q": "没有这部"}, False),
        ({"rank": "ADMINISTRATIVE_REGULATION", "q": "粮食"}, True),
        ({"rank": "LAW", "q": "流通"}, False),
        ({"standing": "REVISED", "q": "粮食流通管理"}, True),
        ({"standing": "nonsense", "q": "粮食流通"}, True),
    ],
)
def test_a_filter_keeps_the_laws_that_fit(query: dict[str, str], found: bool) -> None:
    page = desk().get(reverse("laws:index"), query).content.decode()

    assert (f">{GRAIN}</a>" in page) is found


def test_pages_by_name_are_complete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "PER_PAGE", 40)
    client, address = desk(), reverse("laws:index")
    first = client.get(address).context["page"]
    second = client.get(f"{address}?{first.next}").context["page"]

    shown = [line.instrument.pk for line in [*first.rows, *second.rows]]
    assert len(shown) == len(set(shown)) == Instrument.objects.count()


def test_the_list_goes_to_excel() -> None:
    response = desk().get(reverse("laws:export"), {"q": GRAIN})
    rows = list(load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))

    assert [row[1] for row in rows[3:]] == [GRAIN, GRAIN]
    assert "国务院令第740号" in rows[4]


def test_a_law_shows_its_versions_and_who_cites_it() -> None:
    a_walk()

    page = desk("chengban").get(reverse("laws:show", args=[grain().pk])).content.decode()

    assert "国务院令第407号" in page  # the version before, on the time line
    assert "涉嫌" in page  # the open case on an item that cites it
    assert "第四十三条" in page


def test_a_stale_page_asks_a_fixed_number_of_queries() -> None:
    client = desk()
    for name, most in (("laws:index", 22), ("laws:radar", 20)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse(name))
        assert len(queries) <= most, [q["sql"][:90] for q in queries]


def test_it_enters_a_law_and_keeps_what_was_typed_if_refused() -> None:
    client = desk()
    typed = {"title": "示例市粮食管理办法", "rank": "", "effective_from": "2026-01-01"}

    refused = client.post(reverse("laws:new"), typed)
    done = client.post(reverse("laws:new"), typed | {"rank": "GOVERNMENT_RULE"})

    assert refused.status_code == 422
    assert "示例市粮食管理办法" in refused.content.decode()
    assert "请选择效力位阶" in refused.content.decode()
    assert done.status_code == 302
    assert Instrument.objects.get(title=typed["title"]).effective_from == date(2026, 1, 1)


def test_what_is_no_day_is_refused_by_name() -> None:
    typed = {"title": "示例办法", "rank": "LAW", "effective_from": "2026年13月"}

    page = desk().post(reverse("laws:new"), typed)

    assert page.status_code == 422
    assert "不是日期" in page.content.decode()


def amendment(**numbers: str) -> dict[str, str]:
    """The form of a revision from 2026-03-03 on, with other numbers for some articles."""
    moved = {
        f"article-{Article.objects.get(instrument=grain(), number=int(key[1:])).pk}": value
        for key, value in numbers.items()
    }
    return {"effective_from": "2026-03-03", "edition": "2026修订", **moved}


def test_a_revision_is_previewed_before_it_is_entered() -> None:
    a_walk()
    client, address = desk(), reverse("laws:amend", args=[grain().pk])
    typed = amendment(a43="四十四之一", a9="")

    preview = client.post(address, typed)
    page = preview.content.decode()

    assert preview.status_code == 200
    assert not Instrument.objects.filter(edition="2026修订").exists()
    assert "第四十三条 →" in page
    assert "执法事项" in page

    done = client.post(address, typed | {"seen": preview.context["seen"]}, follow=True)

    new = Instrument.objects.get(edition="2026修订")
    assert "已登记修订" in done.content.decode()
    assert Article.objects.get(instrument=new, number=44, suffix=1)
    radar = client.get(reverse("laws:radar")).content.decode()
    assert "第四十四条之一" in radar
    assert "已删去这一条" in radar


def test_only_what_was_previewed_is_entered() -> None:
    client, address = desk(), reverse("laws:amend", args=[grain().pk])
    seen = client.post(address, amendment()).context["seen"]

    client.post(address, amendment(a43="四十四") | {"seen": seen})

    assert not Instrument.objects.filter(edition="2026修订").exists()


def test_a_refused_revision_names_the_article() -> None:
    client, address = desk(), reverse("laws:amend", args=[grain().pk])
    typed = amendment(a43="甲乙")
    seen = client.post(address, typed).context["seen"]

    refused = client.post(address, typed | {"seen": seen})

    assert refused.status_code == 422
    assert "请填写条号" in refused.content.decode()


def test_a_repeal_goes_to_the_radar_and_the_workbench() -> None:
    client = desk()
    law = Instrument.objects.get(title="粮油仓储管理办法")

    client.post(
        reverse("laws:repeal", args=[law.pk]),
        {"repealed_on": "2026-03-01", "reason": "示例令第1号"},
    )

    radar = client.get(reverse("laws:radar")).content.decode()
    assert "依据已废止" in radar
    assert "《粮油仓储管理办法》已废止" in radar
    for username in ("minglu", "shenhe"):
        assert "已经修订或者废止，请核对" in desk(username).get("/desk/").content.decode()
    assert "已经修订或者废止，请核对" not in desk("fenguan").get("/desk/").content.decode()


def test_the_radar_filters_and_exports() -> None:
    law = Instrument.objects.get(title="粮油仓储管理办法")
    repeal_instrument(
        actor=None, at=START, instrument=law, repealed_on=date(2026, 3, 1), reason="示例令"
    )
    client = desk()

    rules = client.get(reverse("laws:radar"), {"kind": "FORM"}).context["page"].rows
    items = client.get(reverse("laws:radar"), {"kind": "ITEM"}).context["page"].rows
    unchecked = client.get(reverse("laws:radar"), {"shown": "unchecked"}).context["page"].rows
    book = load_workbook(io.BytesIO(client.get(reverse("laws:radar-export")).content))

    assert rules == []
    assert items
    assert all(not line.alarm.is_stale for line in unchecked)
    assert book.active["F4"].value == "依据已废止"


@pytest.mark.parametrize(
    "typed", [{"text": "长" * 20_001}, {"text": "甲\x07"}, {"heading": "甲\u202e乙"}]
)
def test_an_article_too_long_or_with_hidden_characters_is_refused(typed: dict[str, str]) -> None:
    law = grain()

    answer = desk().post(reverse("laws:article-new", args=[law.pk]), {"number": "77", **typed})

    assert answer.status_code == 422
    assert not law.articles.filter(number=77).exists()


def test_a_law_nobody_offered_does_not_replace_another() -> None:
    law = Instrument.objects.get(title="粮油仓储管理办法")
    typed = {"repealed_on": "2026-03-01", "reason": "示例令第1号", "replaced_by": "²"}

    assert desk().post(reverse("laws:repeal", args=[law.pk]), typed).status_code == 302


def test_it_enters_and_repeals_an_article() -> None:
    client, law = desk(), grain()
    client.post(reverse("laws:article-new", args=[law.pk]), {"number": "第五十四条"})
    twice = client.post(reverse("laws:article-new", args=[law.pk]), {"number": "54"})
    article = Article.objects.get(instrument=law, number=54)
    client.post(
        reverse("laws:article-repeal", args=[article.pk]),
        {"repealed_on": "2026-02-01", "reason": "示例决定"},
    )

    assert twice.status_code == 422
    assert "已经登记" in twice.content.decode()
    assert Article.objects.get(pk=article.pk).repealed_on == date(2026, 2, 1)


def lead(**more: str) -> dict[str, str]:
    """The form of a lead against the company, on an item that stands on 第四十三条."""
    item = EnforcementItem.objects.filter(
        category="PENALTY", legal_bases__instrument=grain(), legal_bases__article=43
    ).first()
    assert item is not None
    return {
        "item": str(item.pk),
        "party": str(company().pk),
        "section": item.sections.first().code,  # type: ignore[union-attr]
        "source": "TIP",
        "found_on": "2026-03-02",
        "acted_on": "2026-03-01",
        "summary": "示例线索",
        "key": "lead-of-a-law",
    } | more


def test_a_lead_on_an_item_without_its_law_is_refused_and_kept() -> None:
    form = lead()
    LegalBasis.objects.filter(item_id=form["item"], article=43).update(role=BasisRole.PENALTY)
    repeal_article(
        actor=None,
        at=START,
        article=Article.objects.get(instrument=grain(), number=43),
        repealed_on=date(2026, 3, 1),
        reason="示例决定",
    )

    page = desk("chengban").post(reverse("desk:case-new"), form)

    assert page.status_code == 422
    assert "第四十三条" in page.content.decode()
    assert "示例线索" in page.content.decode()


def test_a_lead_on_a_revised_basis_is_registered_with_a_warning() -> None:
    article = Article.objects.get(instrument=grain(), number=43)
    amend_instrument(
        actor=None,
        at=START,
        instrument=grain(),
        amendment=Amendment(effective_from=date(2026, 3, 1), articles={article.pk: "四十四"}),
    )

    page = desk("chengban").post(reverse("desk:case-new"), lead(), follow=True)

    assert page.status_code == 200
    assert "需要核对" in page.content.decode()
    assert "第四十四条" in page.content.decode()
