"""Addresses of the desk."""

from django.urls import include, path

from sunlit.interfaces.desk import drafts, training
from sunlit.interfaces.desk.cases import listing
from sunlit.interfaces.desk.password import change
from sunlit.interfaces.desk.sign_in import sign_in, sign_out
from sunlit.interfaces.desk.workbench.views import workbench

app_name = "desk"
urlpatterns = [
    path("", workbench, name="workbench"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("password/", change, name="password"),
    path("drafts/", drafts.keep, name="draft-keep"),
    path("drafts/forget/", drafts.forget, name="draft-forget"),
    path("training/", training.move, name="training"),
    path("cases/", listing.cases, name="cases"),
    path("cases/export/", listing.export, name="cases-export"),
    path("cases/", include("sunlit.interfaces.desk.cases.urls")),
    path("publications/", include("sunlit.interfaces.desk.publications.urls")),
]
