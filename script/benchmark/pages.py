"""How long pages take (页面), each asked for again and again by one signed-in person."""

import random
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from script.benchmark.timing import Figures, timed
from script.benchmark.words import firm
from sunlit.casework.models import Case
from sunlit.disclosure.models import PublishedRecord, RecordKind
from sunlit.foundations.accounts.models import Account

ROUNDS = 20  # of every address
WORKBENCH = {"待办": "", "已办": "?tab=done", "预警": "?tab=warnings"}
CASE_LISTS = {
    "全部": "",
    "状态": "?status=OPEN",
    "已结案": "?status=CLOSED",
    "阶段": "?stage=investigation",
    "科室": "?section=NYK",
    "科室和状态": "?section=NYK&status=PAUSED",
    "已逾期": "?due=overdue",
    "7日内到期": "?due=week",
    "按期限": "?sort=due",
    "我承办的": "?mine=1",
    "第五千件之后": "?after={middle}",
}
CASE_SEARCHES = {
    "常见词": "?q=有限公司",
    "常见词、少见条件": "?q=有限公司&section=NYK&status=PAUSED",
    "常见词、不相交条件": "?q=粮食&section=NYK",
    "企业名": "?q={firm}",
    "案号": "?q={case_no}",
    "拼音首字母": "?q={initials}",
    "两个词": "?q=示例市 粮油",
    "科室、状态和词": "?section=ZFJ&status=OPEN&q=粮油",
    "查无": "?q=查无此企业",
}
DECISION_LISTS = {
    "全部": "",
    "年度": "?year=2019",
    "种类": "?kind=罚款",
    "按发布": "?sort=published",
}
DECISION_SEARCHES = {
    "常见词": "?q=有限公司",
    "常见词、年度": "?q=有限公司&year=2019",
    "企业名": "?q={firm}",
    "文号": "?q={document_no}",
    "查无": "?q=查无此企业",
}


def measure_pages() -> dict[str, Any]:
    """Every page: the bare one first, then lists, searches, cases."""
    leader, officer, public = client_of("fenguan"), client_of("chengban"), client_of("")
    keys = list(Case.objects.order_by("-pk").values_list("pk", flat=True)[:2000])
    bare = [reverse("bare", args=[key]) for key in random.Random(1).sample(keys, 100)]
    answers = {"bare": _measured("空白页（一次查询）", leader, {"": bare * 3})}
    cases, decisions = reverse("desk:cases"), reverse("portal:decisions")
    for code, name, client, base, queries in (
        ("case_list", "案件列表（局领导）", leader, cases, CASE_LISTS),
        ("case_list_officer", "案件列表（承办人）", officer, cases, CASE_LISTS),
        ("case_search", "案件检索", leader, cases, CASE_SEARCHES),
        ("decision_list", "公示列表", public, decisions, DECISION_LISTS),
        ("decision_search", "公示检索", public, decisions, DECISION_SEARCHES),
        ("workbench", "工作台", officer, reverse("desk:workbench"), WORKBENCH),
    ):
        urls = {label: [base + query for query in _fill(text)] for label, text in queries.items()}
        answers[code] = _measured(name, client, urls)
    answers["case"] = _measured("案件页", leader, {"": _case_pages()})
    return answers


def count_queries() -> dict[str, int]:
    """Queries of every page as it is now: compared before and after the hundred thousand."""
    desk, public = client_of("fenguan"), client_of("")
    lists = {
        f"案件列表·{n}": reverse("desk:cases") + q for n, q in CASE_LISTS.items() if "{" not in q
    }
    open_to_all = {
        f"公示列表·{n}": reverse("portal:decisions") + q for n, q in DECISION_LISTS.items()
    }
    pages = [(desk, lists), (desk, {"案件页": _case_pages()[0]}), (public, open_to_all)]
    return {name: _queries(client, url) for client, urls in pages for name, url in urls.items()}


def client_of(username: str) -> Client:
    """A browser, signed in if a user name is given."""
    client = Client(SERVER_NAME="localhost")
    if username:
        account = Account.objects.get(username=username)
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _fill(address: str) -> Iterator[str]:
    """The address with other values each time."""
    chance = random.Random(address)
    newest = Case.objects.latest("pk").pk
    for _round in range(ROUNDS):
        record = PublishedRecord.objects.filter(
            kind=RecordKind.DECISION, pk__gte=chance.randrange(newest)
        ).first()
        case = Case.objects.filter(pk__gte=chance.randrange(newest)).select_related("party").first()
        yield address.format(
            firm=firm(chance.randrange(2000)),
            case_no=case.case_no if case else "",
            initials=case.party.initials[:4] if case else "",
            document_no=record.document_no if record else "",
            middle=max(newest - 5000, 1),
        )


def _measured(name: str, client: Client, urls: dict[str, list[str]]) -> dict[str, Any]:
    """The page under all its addresses together, and under each of them."""
    times = {label: _times(client, addresses) for label, addresses in urls.items()}
    counts = {label: _queries(client, addresses[0]) for label, addresses in urls.items()}
    answer = {
        "name": name,
        **Figures.of([seconds for one in times.values() for seconds in one]).as_dict(),
        "queries": max(counts.values()),
    }
    if len(urls) > 1:
        answer["parts"] = {
            label: Figures.of(seconds).as_dict() | {"queries": counts[label]}
            for label, seconds in times.items()
        }
    return answer


def _times(client: Client, urls: list[str]) -> list[float]:
    _get(client, urls[0])  # templates are read once, not every time
    return timed([partial(_get, client, url) for url in urls])


def _get(client: Client, url: str) -> None:
    response = client.get(url)
    if response.status_code != 200:
        raise RuntimeError(f"{url} answers {response.status_code}")
    response.close()


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        _get(client, url)
    return len(captured)


def _case_pages() -> list[str]:
    """Cases of every stage, those with documents among them."""
    newest = Case.objects.latest("pk").pk
    chance = random.Random(2)
    rows = Case.objects.filter(pk__in=[chance.randrange(1, newest) for _n in range(150)])
    return [reverse("desk:case", args=[one]) for one in rows.values_list("public_id", flat=True)]
