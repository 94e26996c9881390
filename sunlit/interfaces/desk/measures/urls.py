"""Addresses of the bureau's measures."""

from django.urls import path

from sunlit.interfaces.desk.measures import acts
from sunlit.interfaces.desk.measures.editing import edit
from sunlit.interfaces.desk.measures.reading import bound, in_force, index, version

app_name = "measures"
urlpatterns = [
    path("", index, name="index"),
    path("<int:pk>/", version, name="version"),
    path("<int:pk>/edit/", edit, name="edit"),
    path("<int:pk>/submit/", acts.submit, name="submit"),
    path("<int:pk>/release/", acts.release, name="release"),
    path("<int:pk>/return/", acts.send_back, name="return"),
    path("<int:pk>/discard/", acts.discard, name="discard"),
    path("<int:pk>/file/", acts.file, name="file"),
    path("<str:kind>/", in_force, name="in-force"),
    path("<str:kind>/draft/", acts.draft, name="draft"),
    path("<str:kind>/rules/<str:digest>/", bound, name="bound"),
]
