"""Addresses of the pages under /desk/officers/."""

from django.urls import URLPattern, path

from sunlit.interfaces.desk.officers import acts, credential_acts, reviewers
from sunlit.interfaces.desk.officers.enrolling import enroll
from sunlit.interfaces.desk.officers.listing import export, officers
from sunlit.interfaces.desk.officers.officer import show
from sunlit.interfaces.desk.presenting.card import card

app_name = "officers"
urlpatterns: list[URLPattern] = [
    path("", officers, name="index"),
    path("list.xlsx", export, name="export"),
    path("card/", card, name="card"),
    path("new/", enroll, name="enroll"),
    path("reviewers/", reviewers.reviewers, name="reviewers"),
    path("reviewers/new/", reviewers.appoint, name="appoint-reviewer"),
    path("reviewers/<int:pk>/<slug:name>/", reviewers.act, name="reviewer-act"),
    path("<int:pk>/", show, name="officer"),
    path("<int:pk>/<slug:name>/", acts.act, name="act"),
    path(
        "<int:pk>/credentials/<int:credential_pk>/<slug:name>/",
        credential_acts.act,
        name="credential-act",
    ),
]
