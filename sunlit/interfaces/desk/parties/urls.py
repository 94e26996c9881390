"""Addresses of the pages under /desk/parties/."""

from django.urls import URLPattern

app_name = "parties"
urlpatterns: list[URLPattern] = []
