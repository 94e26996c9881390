"""Addresses of the pages under /desk/bodies/."""

from django.urls import URLPattern

app_name = "bodies"
urlpatterns: list[URLPattern] = []
