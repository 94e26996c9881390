"""A service guide on paper (服务指南打印件): the published fields as PDF/A, made when asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from sunlit.recording.rendering import (
    DocumentContent,
    Field,
    FieldRow,
    FormTable,
    LayoutKind,
    render_pdf,
)


def guide_pdf(
    *, title: str, fields: Iterable[Mapping[str, str]], body_name: str, published_on: date
) -> bytes:
    """The guide as one table; the same fields give the same bytes.

    `fields` are those of the published record: label, value.
    """
    rows = tuple(FieldRow((Field(one["label"], one["value"]),)) for one in fields)
    content = DocumentContent(
        form_code="service-guide",
        title=f"{title}服务指南",
        document_no="",
        body_name=body_name,
        addressee="",
        paragraphs=(FormTable(rows),),
        signature_name=body_name,
        signed_on=published_on,
        has_seal=False,
        kind=LayoutKind.TABLE,
    )
    return render_pdf(content)
