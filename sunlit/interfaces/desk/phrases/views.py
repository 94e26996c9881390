"""The phrase book of a person (常用语): what is offered, add one, take one out of use."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sunlit.foundations.accounts.duties import ADMINISTRATORS, Duty, HeldDuty
from sunlit.foundations.accounts.models import Account
from sunlit.foundations.refusals import NotAllowed
from sunlit.foundations.wording import Words
from sunlit.interfaces.desk.entry import ActForm, Asked, act_page
from sunlit.interfaces.desk.person import duties_of, given, person_of
from sunlit.registers.bodies.models import Section
from sunlit.registers.phrases.actions.add_phrase import LONGEST, add_phrase
from sunlit.registers.phrases.actions.remove_phrase import remove_phrase
from sunlit.registers.phrases.models import Audience, Phrase
from sunlit.registers.phrases.queries import phrases_for

HINT = gettext_lazy("常用语显示在各步骤的长文本旁，可以一键插入；插入之后仍可修改。")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every phrase the person is offered, by use; those he may take out of use say so."""
    _require_business(request)
    found = [(one, _is_kept_by(request, one)) for one in phrases_for(*_reader(request))]
    return render(request, "desk/phrases/index.html", {"phrases": found, "hint": HINT})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Add a phrase."""
    _require_business(request)
    back = reverse("phrases:index")
    sections = _sections(request)
    fields: tuple[Asked, ...] = (
        Asked("topic", _("用途"), max_length=40, help=_("例如：违法事实、裁量说明、送达备注。")),
        Asked("text", _("内容"), "textarea", max_length=LONGEST),
        Asked("audience", _("使用范围"), "radio", choices=_audiences(request, sections)),
    )
    if len(sections) > 1:
        choices = tuple((one.code, one.name) for one in sections)
        fields += (Asked("section", _("科室"), "select", required=False, choices=choices),)

    def perform(values: dict[str, str]) -> HttpResponse:
        chosen = [one for one in sections if one.code == values.get("section")]
        section = sections[0] if len(sections) == 1 else next(iter(chosen), None)
        add_phrase(
            audience=values["audience"],
            topic=values["topic"],
            text=values["text"],
            section=section,
            **given(request),
        )
        messages.success(request, _("已添加。"))
        return redirect(back)

    title = _("添加常用语")
    form = ActForm(title, fields, title, back, HINT)
    return act_page(request, form, perform, {"audience": Audience.OWN})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a phrase out of use."""
    phrase = get_object_or_404(phrases_for(*_reader(request)), pk=pk)
    remove_phrase(phrase=phrase, **given(request))
    messages.success(request, _("已停用。"))
    return redirect("phrases:index")


def _reader(request: HttpRequest) -> tuple[Account, frozenset[HeldDuty]]:
    return person_of(request), duties_of(request)


def _require_business(request: HttpRequest) -> None:
    if {one.duty for one in duties_of(request)} <= ADMINISTRATORS:
        raise NotAllowed(_("您的职责不办理业务。"))


def _sections(request: HttpRequest) -> list[Section]:
    """The sections whose phrases the person keeps, as their head."""
    held = [one for one in duties_of(request) if one.duty is Duty.SECTION_HEAD]
    sections = Section.objects.order_by("pk") if held else Section.objects.none()
    return [s for s in sections if any(one.covers(Duty.SECTION_HEAD, s.code) for one in held)]


def _audiences(request: HttpRequest, sections: list[Section]) -> tuple[tuple[str, Words], ...]:
    offered = [Audience.OWN]
    if sections:
        offered.append(Audience.SECTION)
    if any(one.duty is Duty.LEGAL_REVIEWER for one in duties_of(request)):
        offered.append(Audience.BUREAU)
    return tuple((one.value, one.label) for one in offered)


def _is_kept_by(request: HttpRequest, phrase: Phrase) -> bool:
    held = duties_of(request)
    if phrase.audience == Audience.OWN:
        return phrase.account_id == person_of(request).pk
    if phrase.audience == Audience.BUREAU:
        return any(one.duty is Duty.LEGAL_REVIEWER for one in held)
    code = phrase.section.code if phrase.section else ""
    return any(one.covers(Duty.SECTION_HEAD, code) for one in held)
