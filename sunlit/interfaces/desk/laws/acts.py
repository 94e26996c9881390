"""Enter and repeal laws and articles (登记、废止): one page, one act."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from sunlit.interfaces.clock import now, today
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page, day_of
from sunlit.interfaces.desk.laws.instrument import counted
from sunlit.interfaces.desk.laws.opened import require_reader
from sunlit.interfaces.desk.person import person_of
from sunlit.interfaces.numbers import whole_number
from sunlit.registers.intake.policies import require_registrar
from sunlit.registers.laws.actions.enter_article import enter_article
from sunlit.registers.laws.actions.enter_instrument import InstrumentData, enter_instrument
from sunlit.registers.laws.actions.repeal_article import repeal_article
from sunlit.registers.laws.actions.repeal_instrument import repeal_instrument
from sunlit.registers.laws.describing import article_name
from sunlit.registers.laws.models import Article, Instrument, InstrumentRank
from sunlit.registers.radar.queries import articles_touched, touched_by

SOURCE = (
    Asked("source_url", _("来源网址"), required=False, max_length=500),
    Asked("source_text", _("来源说明"), required=False, max_length=300),
)
INSTRUMENT = (
    Asked("title", _("名称"), help=_("写全称，例如“中华人民共和国节约能源法”。"), max_length=200),
    Asked("rank", _("效力位阶"), "select", choices=tuple(InstrumentRank.choices)),
    Asked("issuer", _("制定机关"), required=False, max_length=200),
    Asked("document_no", _("文号"), required=False, max_length=120),
    Asked("edition", _("版本"), required=False, help=_("例如“2021修订”。"), max_length=60),
    Asked(
        "short_names",
        _("简称"),
        required=False,
        help=_("清单中会怎样简写，用顿号隔开。"),
        max_length=200,
    ),
    Asked("published_on", _("公布日期"), "date", required=False),
    Asked(
        "effective_from",
        _("施行日期"),
        "date",
        required=False,
        help=_("资料没有写明的留空，并在说明中写明。"),
    ),
    Asked("effective_until", _("失效日期"), "date", required=False),
    *SOURCE,
    Asked("note", _("说明"), "textarea", required=False, max_length=2000),
)
ARTICLE = (
    Asked("number", _("条"), help=_("例如“三十八”或者“38”。"), max_length=10),
    Asked("suffix", _("之"), required=False, help=_("“第十二条之一”填“一”。"), max_length=5),
    Asked("heading", _("条旨"), required=False, max_length=200),
    Asked("text", _("条文"), "textarea", required=False, max_length=5000),
    Asked("source_text", _("来源说明"), required=False, max_length=300),
)
REPEAL = (
    Asked("repealed_on", _("废止日期"), "date", help=_("自这一天起没有效力。")),
    Asked("reason", _("依据"), help=_("废止或者修改决定的名称、文号。"), max_length=200),
)


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Enter a law new to the library."""
    require_registrar(person_of(request), now())
    form = ActForm(_("登记法律法规"), INSTRUMENT, _("登记"), reverse("laws:index"))

    def act(values: dict[str, str]) -> HttpResponse:
        days = {name: day_of(values, name) for name in DAYS}
        names = tuple(filter(None, values["short_names"].replace("，", "、").split("、")))
        texts = {name: value for name, value in values.items() if name not in DAYS}
        data = InstrumentData(**(texts | days | {"short_names": names}))  # type: ignore[arg-type]
        row = enter_instrument(actor=person_of(request), at=now(), data=data)
        messages.success(request, _("已登记。"))
        return redirect("laws:show", pk=row.pk)

    return act_page(request, form, act)


DAYS = ("published_on", "effective_from", "effective_until")


@require_http_methods(["GET", "POST"])
def repeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Repeal a version; the page says first what cites it."""
    require_registrar(person_of(request), now())
    row = get_object_or_404(Instrument, pk=pk)
    others = Instrument.objects.exclude(pk=pk).filter(replaces__isnull=True).order_by("title")
    successor = Asked(
        "replaced_by",
        _("由哪一部取代"),
        "select",
        required=False,
        choices=tuple((str(other.pk), _named(other)) for other in others),
    )
    form = ActForm(
        format_lazy(_("登记废止：《{title}》"), title=row.title),
        (*REPEAL, successor),
        _("登记废止"),
        reverse("laws:show", args=[pk]),
        warning=_(
            "登记后，引用它的事项、清单和规则都会列入依据过期预警；以它为设定依据的事项不能再立案。"
        ),
        template="desk/laws/repeal.html",
    )

    def act(values: dict[str, str]) -> HttpResponse:
        repeal_instrument(
            actor=person_of(request),
            at=now(),
            instrument=row,
            repealed_on=day_of(values, "repealed_on"),
            reason=values["reason"],
            replaced_by=others.filter(pk=whole_number(values["replaced_by"]) or 0).first(),
        )
        messages.success(request, _("已登记废止。"))
        return redirect("laws:radar")

    return act_page(request, form, act, counts=counted(touched_by(row, today())))


def _named(row: Instrument) -> str:
    details = "，".join(filter(None, (row.edition, row.document_no)))
    return f"{row.title}（{details}）" if details else row.title


@require_http_methods(["GET", "POST"])
def enter_one_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter an article of a version."""
    require_registrar(person_of(request), now())
    row = get_object_or_404(Instrument, pk=pk)
    form = ActForm(
        format_lazy(_("登记法条：《{title}》"), title=row.title),
        ARTICLE,
        _("登记"),
        reverse("laws:show", args=[pk]),
    )

    def act(values: dict[str, str]) -> HttpResponse:
        enter_article(actor=person_of(request), at=now(), instrument=row, **values)
        messages.success(request, _("已登记。"))
        return redirect("laws:show", pk=pk)

    return act_page(request, form, act)


@require_http_methods(["GET", "POST"])
def repeal_one_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that an article was deleted; the page says first what cites it."""
    require_reader(request)
    require_registrar(person_of(request), now())
    row = get_object_or_404(Article.objects.select_related("instrument"), pk=pk)
    number = (row.number, row.suffix)
    form = ActForm(
        format_lazy(
            _("登记删去：《{title}》{article}"),
            title=row.instrument.title,
            article=article_name(number),
        ),
        REPEAL,
        _("登记删去"),
        reverse("laws:show", args=[row.instrument_id]),
        warning=_("登记后，引用这一条的事项、清单和规则都会列入依据过期预警。"),
        template="desk/laws/repeal.html",
    )

    def act(values: dict[str, str]) -> HttpResponse:
        repeal_article(
            actor=person_of(request),
            at=now(),
            article=row,
            repealed_on=day_of(values, "repealed_on"),
            reason=values["reason"],
        )
        messages.success(request, _("已登记。"))
        return redirect("laws:show", pk=row.instrument_id)

    touched = articles_touched(touched_by(row.instrument, today()), [number])
    return act_page(request, form, act, counts=counted(touched))
