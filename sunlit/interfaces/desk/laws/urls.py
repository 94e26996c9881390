"""Addresses of the pages under /desk/laws/."""

from django.urls import URLPattern

app_name = "laws"
urlpatterns: list[URLPattern] = []
