"""Addresses of the pages under /desk/officers/."""

from django.urls import URLPattern, path

from sunlit.interfaces.desk.presenting.card import card

app_name = "officers"
urlpatterns: list[URLPattern] = [
    path("card/", card, name="card"),
]
