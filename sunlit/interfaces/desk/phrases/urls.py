"""Addresses of phrase books."""

from django.urls import path

from sunlit.interfaces.desk.phrases.views import add, index, remove

app_name = "phrases"
urlpatterns = [
    path("", index, name="index"),
    path("add/", add, name="add"),
    path("<int:pk>/remove/", remove, name="remove"),
]
