"""Addresses of the pages under /desk/lists/."""

from django.urls import URLPattern

app_name = "lists"
urlpatterns: list[URLPattern] = []
