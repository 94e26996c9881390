"""Say in one sentence what became of a cited article (依据状态的说明)."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.foundations.wording import Words, full_day
from sunlit.registers.laws.numerals import write_numeral
from sunlit.registers.laws.resolving import (
    BasisState,
    Number,
    Resolution,
    Standing,
    Version,
)

STATE_LABELS: dict[BasisState, Promise] = {
    BasisState.VALID: _("有效"),
    BasisState.REVISED: _("依据已修订"),
    BasisState.REPEALED: _("依据已废止"),
    BasisState.UNVERIFIED: _("条号待核"),
    BasisState.NOT_YET: _("尚未施行"),
    BasisState.MISSING: _("库中没有"),
}
STANDING_LABELS: dict[Standing, Promise] = {
    Standing.IN_FORCE: _("现行有效"),
    Standing.AHEAD: _("尚未施行"),
    Standing.REVISED: _("已修订"),
    Standing.REPEALED: _("已废止"),
    Standing.UNVERIFIED: _("仅见于清单，待核"),
}


def article_name(number: Number) -> str:
    """ "第三十八条", "第一百二十条之一"."""
    article, suffix = number
    return f"第{write_numeral(article)}条" + (f"之{write_numeral(suffix)}" if suffix else "")


def version_name(version: Version) -> str:
    """ "《粮食流通管理条例》（2021修订，国务院令第740号）"."""
    details = "，".join(filter(None, (version.edition, version.document_no)))
    return f"《{version.title}》" + (f"（{details}）" if details else "")


def what_is_wrong(found: Resolution) -> Words:
    """The finding as a sentence; empty where the citation holds."""
    if found.state is BasisState.VALID:
        return ""
    if found.version is None or found.current is None:
        return _("法律法规库中没有这部法律法规，请登记后核对。")
    if found.state is BasisState.REVISED:
        return _revised(found, found.current)
    if found.state is BasisState.REPEALED:
        return _repealed(found, found.version, found.current)
    if found.state is BasisState.NOT_YET:
        return format_lazy(_("{law}尚未施行。"), law=version_name(found.current))
    if not found.version.is_verified:
        return _("该法律法规只在清单中出现过，尚未入库核对。")
    if found.citation.article is None:
        return _("没有写明条号，请核对后补充。")
    return _("库中没有登记这一条，请对照文本核对条号；条号无误的，先在法律法规库登记这一条。")


def _revised(found: Resolution, current: Version) -> Words:
    number = (found.citation.article or 0, found.citation.article_suffix or 0)
    law = version_name(current)
    if found.now is None:
        return format_lazy(_("已修订为{law}，请核对条号。"), law=law)
    if found.now == number:
        return format_lazy(_("已修订为{law}，条号未变，请改写文号。"), law=law)
    return format_lazy(_("现为{law}{article}。"), law=law, article=article_name(found.now))


def _repealed(found: Resolution, version: Version, current: Version) -> Words:
    law = version_name(version)
    if version.title != current.title:
        return format_lazy(
            _("{law}已废止，由{successor}取代。"), law=law, successor=version_name(current)
        )
    if found.citation.article and not current.is_repealed and current.ends_on is None:
        return format_lazy(_("{law}已删去这一条。"), law=version_name(current))
    return format_lazy(_("{law}已废止。"), law=law)


def since(found: Resolution) -> Words:
    """The day from which the citation is stale; empty where no source states it."""
    return full_day(found.since) if found.since else ""
