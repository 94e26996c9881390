"""What happens to the registers of the demonstration (演示单位): laws change, parties are sorted.

Two local documents that the bureau's list of major decisions cites, one revised, one repealed, so
that the radar has something to show; a counterparty with an alias, one merge, one likely
duplicate. All fictional, all by acts.
"""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from sunlit.foundations.accounts.models import Account
from sunlit.registers.laws.actions.amend_instrument import Amendment, amend_instrument
from sunlit.registers.laws.actions.enter_article import enter_article
from sunlit.registers.laws.actions.enter_instrument import InstrumentData, enter_instrument
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.models import Instrument
from sunlit.registers.parties.actions.add_alias import add_alias
from sunlit.registers.parties.actions.merge_counterparties import merge_counterparties
from sunlit.registers.parties.actions.register_counterparty import register_counterparty
from sunlit.registers.parties.models import Counterparty, CounterpartyKind

FICTION = "演示数据，并非真实文件。"
REGISTRAR = "minglu"
REVISED_BEFORE = timedelta(days=40)
REPEALED_BEFORE = timedelta(days=20)


def keep_registers(founded: datetime, at: datetime) -> None:
    """Enter local documents on the founding day; let them change shortly before today."""
    registrar = Account.objects.get(username=REGISTRAR)
    review = _local_document(
        registrar, founded, "示例市重大行政执法决定法制审核办法", "示政办发〔2019〕8号", "四"
    )
    amounts = _local_document(
        registrar, founded, "示例市行政处罚较大数额标准规定", "示政办发〔2018〕3号", "二"
    )
    _revise(registrar, at, review)
    repeal_instrument(
        actor=registrar,
        at=at,
        instrument=amounts,
        repealed_on=localdate(at - REPEALED_BEFORE),
        reason="示政办发〔2026〕2号（演示）",
    )
    _sort_parties(registrar, founded, at)


def _local_document(
    registrar: Account, founded: datetime, title: str, document_no: str, article: str
) -> Instrument:
    row = enter_instrument(
        actor=registrar,
        at=founded,
        data=InstrumentData(
            title=title,
            rank="NORMATIVE_DOCUMENT",
            issuer="示例市人民政府办公室",
            document_no=document_no,
            effective_from=localdate(founded) - timedelta(days=5 * 365),
            source_text="演示单位自拟",
            note=FICTION,
        ),
    )
    enter_article(
        actor=registrar, at=founded, instrument=row, number=article, heading="适用范围（演示）"
    )
    return row


def _revise(registrar: Account, at: datetime, review: Instrument) -> None:
    """The revision moves article four to article six."""
    article = review.articles.get()
    amend_instrument(
        actor=registrar,
        at=at,
        instrument=review,
        amendment=Amendment(
            effective_from=localdate(at - REVISED_BEFORE),
            document_no="示政办发〔2026〕1号",
            edition="修订（演示）",
            source_text="演示单位自拟",
            note=FICTION,
            articles={article.pk: "六"},
        ),
    )


def _sort_parties(registrar: Account, founded: datetime, at: datetime) -> None:
    """An alias for the first firm; a double of the second, merged; a double of the third, not."""
    firms = Counterparty.objects.filter(kind=CounterpartyKind.ORGANIZATION).order_by("pk")[:3]
    if len(firms) < 3:  # a demonstration without its list of counterparties
        return
    add_alias(
        actor=registrar,
        at=at,
        party=firms[0],
        name=f"{firms[0].name}（老字号）",
        used_from=localdate(founded),
        note="招牌名称（演示）",
    )
    merge_counterparties(
        actor=registrar,
        at=at,
        kept=firms[1],
        merged=_double(registrar, at, firms[1]),
        reason="同一主体重复登记（演示）",
    )
    _double(registrar, at, firms[2])


def _double(registrar: Account, at: datetime, firm: Counterparty) -> Counterparty:
    """The firm entered again by hand, spelled another way and without its code."""
    name = firm.name.removesuffix("有限公司")
    return register_counterparty(
        actor=registrar,
        at=at,
        kind=firm.kind,
        name=f"{name}有限责任公司" if name != firm.name else f"{name}（重复登记）",
        legal_representative=firm.legal_representative,
        address=firm.address,
    )
