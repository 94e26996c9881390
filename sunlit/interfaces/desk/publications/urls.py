"""Addresses of the publication pages."""

from django.urls import path

from sunlit.interfaces.desk.publications.lists import publish_register
from sunlit.interfaces.desk.publications.publication import act, show
from sunlit.interfaces.desk.publications.publishing_chosen import publish_chosen
from sunlit.interfaces.desk.publications.queue import queue

urlpatterns = [
    path("", queue, name="publications"),
    path("chosen/publish/", publish_chosen, name="publish-chosen"),
    path("lists/<str:kind>/", publish_register, name="publish-list"),
    path("<uuid:public_id>/", show, name="publication"),
    path("<uuid:public_id>/<slug:verb>/", act, name="publication-act"),
]
