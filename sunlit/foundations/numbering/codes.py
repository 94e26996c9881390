"""What the ledger keeps of official numbers (编号留痕)."""

from sunlit.foundations.ledger.codes import register_code

_NUMBER = {"number": str, "form_code": str, "year": int, "sequence": int}

ISSUED = register_code("numbers.issued", fields=_NUMBER, title="发号").code
VOIDED = register_code("numbers.voided", fields={**_NUMBER, "reason": str}, title="编号作废").code


def number_stream(form_code: str, year: int) -> str:
    """Name of the stream of one series; its positions show every issue and every void."""
    return f"numbers/{form_code}/{year}"
