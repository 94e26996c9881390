"""How a publication looks: the very page part the portal shows, and its bare text (公示呈现)."""

import html
import re
from typing import Any

from django.template.loader import render_to_string

from sunlit.foundations.wording import in_record_language

TAG = re.compile(r"<[^>]+>")


def rendered_record(title: str, fields: list[dict[str, Any]]) -> str:
    """The record as HTML, through the template the portal includes."""
    return render_to_string("disclosure/record.html", {"title": title, "fields": fields})


def rendered_text(title: str, fields: list[dict[str, Any]]) -> str:
    """What a reader of the rendered record sees; this is what is searched for leaks."""
    with in_record_language():
        return html.unescape(TAG.sub("\n", rendered_record(title, fields)))
