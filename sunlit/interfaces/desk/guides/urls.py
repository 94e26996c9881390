"""Addresses of the pages under /desk/guides/."""

from django.urls import path

from sunlit.interfaces.desk.guides.views import index, preview

app_name = "guides"
urlpatterns = [
    path("", index, name="index"),
    path("<str:code>/", preview, name="preview"),
]
