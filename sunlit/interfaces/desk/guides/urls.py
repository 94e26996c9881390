"""Addresses of the pages under /desk/guides/."""

from django.urls import URLPattern

app_name = "guides"
urlpatterns: list[URLPattern] = []
