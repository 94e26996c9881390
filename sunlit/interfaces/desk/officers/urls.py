"""Addresses of the pages under /desk/officers/."""

from django.urls import URLPattern

app_name = "officers"
urlpatterns: list[URLPattern] = []
