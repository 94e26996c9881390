"""Addresses of legal review."""

from django.urls import path

from sunlit.interfaces.desk.reviews.listing import export, index

app_name = "reviews"
urlpatterns = [
    path("", index, name="index"),
    path("export/", export, name="export"),
]
