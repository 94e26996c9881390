"""Uploaded files between the pages of an import: kept in the vault, named by a signed token."""

from typing import Any, NamedTuple

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404
from django.utils.translation import gettext as _

from sunlit.foundations.refusals import Refusal
from sunlit.foundations.vault.storage import ObjectMissingError, open_object, put
from sunlit.interfaces.exchange.lists import PreparedImport, prepare_import
from sunlit.interfaces.exchange.reading import LARGEST_FILE
from sunlit.registers.intake.models import ListKind

SIGNED_FOR = "sunlit.imports.preview"
TOKEN_LIFE = 24 * 3600


class KeptFile(NamedTuple):
    """A file that was uploaded for a list."""

    kind: ListKind
    data: bytes
    name: str

    def prepared(self, *, remove_missing: bool = False) -> PreparedImport:
        """What importing it would do; its kind was confirmed when it was uploaded."""
        return prepare_import(
            self.kind, self.data, self.name, remove_missing=remove_missing, is_confirmed=True
        )


def uploaded(kind: ListKind, file: "UploadedFile[Any] | None") -> KeptFile:
    """The file of a form; refused without one, or if it is too large."""
    if file is None or not file.name:
        raise Refusal(_("请选择要导入的文件。"))
    if file.size is not None and file.size > LARGEST_FILE:
        raise Refusal(_("文件超过20MB，请拆分后再导入。"))
    return KeptFile(kind, file.read(), file.name)


def token_of(file: KeptFile) -> str:
    """Keep the file, and answer the token that names it."""
    kept_name = f"{file.name}.txt" if file.name.lower().endswith(".csv") else file.name
    stored = put(file.data, media_type="", original_name=kept_name)
    words = [file.kind.value, stored.sha256, file.name]
    return signing.dumps(words, salt=SIGNED_FOR, compress=True)


def file_of(token: str) -> KeptFile:
    """The file behind a token; a forged or outdated token has no page."""
    try:
        kind, sha256, name = signing.loads(token, salt=SIGNED_FOR, max_age=TOKEN_LIFE)
        with open_object(sha256) as file:
            return KeptFile(ListKind(kind), file.read(), name)
    except (signing.BadSignature, ObjectMissingError):
        raise Http404 from None
