"""Addresses of the portal."""

from django.urls import path

from sunlit.interfaces.portal.areas import area
from sunlit.interfaces.portal.home import home
from sunlit.interfaces.portal.lists import decisions, items, officers
from sunlit.interfaces.portal.qr import code
from sunlit.interfaces.portal.records import decision, item, officer

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
    path("items/", items, name="items"),
    path("items/<uuid:public_id>/", item, name="item"),
    path("officers/", officers, name="officers"),
    path("officers/<uuid:public_id>/", officer, name="officer"),
    path("decisions/", decisions, name="decisions"),
    path("decisions/<uuid:public_id>/", decision, name="decision"),
    path("qr/<uuid:public_id>.svg", code, name="qr"),
    path("<slug:code>/", area, name="area"),
]
