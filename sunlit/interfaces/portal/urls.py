"""Addresses of the portal."""

from django.urls import path, re_path

from sunlit.disclosure.models import RecordKind
from sunlit.interfaces.portal.areas import area
from sunlit.interfaces.portal.catalogue import LISTS
from sunlit.interfaces.portal.changes import changes
from sunlit.interfaces.portal.credentials import credential
from sunlit.interfaces.portal.decisions import decisions
from sunlit.interfaces.portal.downloads import excel, json
from sunlit.interfaces.portal.guides import pdf
from sunlit.interfaces.portal.home import home
from sunlit.interfaces.portal.qr import code
from sunlit.interfaces.portal.records import record_page
from sunlit.interfaces.portal.registers import register, versions

SLUGS = "|".join(one.slug for one in LISTS)

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
    path("decisions/", decisions, name="decisions"),
    path(
        "decisions/<uuid:public_id>/", record_page, {"kind": RecordKind.DECISION}, name="decision"
    ),
    *(path(f"{one.slug}/", register, {"slug": one.slug}, name=one.slug) for one in LISTS),
    *(
        path(
            f"{one.slug}/<uuid:public_id>/", record_page, {"kind": one.kind}, name=one.kind.lower()
        )
        for one in LISTS
    ),
    re_path(rf"^(?P<slug>{SLUGS})/versions/$", versions, name="versions"),
    re_path(rf"^(?P<slug>{SLUGS})/changes/$", changes, name="changes"),
    re_path(rf"^(?P<slug>{SLUGS})/list\.xlsx$", excel, name="excel"),
    re_path(rf"^(?P<slug>{SLUGS})/list\.json$", json, name="json"),
    path("credential/<str:code>/", credential, name="credential"),
    path("guides/<uuid:public_id>/guide.pdf", pdf, name="guide-pdf"),
    path("qr/<uuid:public_id>.svg", code, name="qr"),
    path("<slug:code>/", area, name="area"),
]
