"""The page on which a case goes over to the rules in force: an old page does not move it."""

import pytest
from django.test import Client
from django.urls import reverse

from sunlit.casework.models import Case
from tests.builders.bureau import a_walk
from tests.interfaces.test_case_pages import as_person

pytestmark = pytest.mark.usefixtures("bureau")


def test_an_old_page_is_told_so_and_keeps_what_was_typed(client: Client) -> None:
    case = a_walk().case
    address = reverse("desk:case-rules", args=[case.public_id])
    typed = {"reason": "新规则更有利于当事人。", "is_not_adverse": "YES", "version": "0"}
    Case.objects.filter(pk=case.pk).update(version=7)

    page = as_person(client, "kezhang").post(address, typed)

    assert page.status_code == 409
    text = page.content.decode()
    assert "已过时" in text and typed["reason"] in text and 'name="version" value="7"' in text
