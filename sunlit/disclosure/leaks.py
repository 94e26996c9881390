"""The gate before every publication (公示前检查).

The rendered result is searched, and fails closed.
"""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sunlit.disclosure.drafting import remaining_leaks
from sunlit.disclosure.models import Publication
from sunlit.disclosure.rendering import rendered_text
from sunlit.foundations.refusals import Refusal
from sunlit.foundations.wording import listed, translated
from sunlit.procedures.case_file import CaseFile


class LeakFound(Refusal):
    """The rendered result still shows something that must not be public."""


def refuse_leaks(publication: Publication, file: CaseFile) -> None:
    """Raise LeakFound if the rendered result shows anything known or patterned as personal."""
    text = rendered_text(publication.title, publication.fields)
    found = remaining_leaks(file, f"{publication.title}\n{text}", publication.extra_masks)
    if found:
        places = listed(
            format_lazy(_("{where}的{label}"), where=leak.where, label=translated(leak.label))
            for leak in found[:5]
        )
        raise LeakFound(
            format_lazy(
                _("公示内容中仍有不得公开的信息：{places}。请补充隐去后再送审查。"), places=places
            ),
            "《政府信息公开条例》第十五条",
            {"extra_masks": _("请在此列出需要补充隐去的文字，一行一处。")},
        )
