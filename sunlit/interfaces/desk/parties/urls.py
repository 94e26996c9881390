"""Addresses of the pages under /desk/parties/."""

from django.urls import path

from sunlit.interfaces.desk.parties import acts, listing, party

app_name = "parties"
urlpatterns = [
    path("", listing.index, name="index"),
    path("export/", listing.export, name="export"),
    path("new/", acts.register, name="new"),
    path("duplicates/", acts.duplicates, name="duplicates"),
    path("<int:pk>/", party.show, name="show"),
    path("<int:pk>/update/", acts.update, name="update"),
    path("<int:pk>/name/", acts.alias, name="alias"),
    path("<int:pk>/merge/", acts.merge, name="merge"),
    path("merges/<int:pk>/undo/", acts.undo, name="undo-merge"),
]
