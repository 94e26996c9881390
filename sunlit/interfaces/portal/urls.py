"""Addresses of the portal."""

from django.urls import path

from sunlit.interfaces.portal import areas, home, lists, qr, records

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("items/", lists.items, name="items"),
    path("items/<uuid:public_id>/", records.item, name="item"),
    path("officers/", lists.officers, name="officers"),
    path("officers/<uuid:public_id>/", records.officer, name="officer"),
    path("decisions/", lists.decisions, name="decisions"),
    path("decisions/<uuid:public_id>/", records.decision, name="decision"),
    path("qr/<uuid:public_id>.svg", qr.code, name="qr"),
    path("<slug:code>/", areas.area, name="area"),
]
