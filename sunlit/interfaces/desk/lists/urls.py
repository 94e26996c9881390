"""Addresses of the pages on lists, under /desk/lists/."""

from django.urls import path

from sunlit.interfaces.desk.lists import comparison, deciding, drafting, index, row, version

app_name = "lists"
urlpatterns = [
    path("", index.index, name="index"),
    path("versions/<int:pk>/", version.show, name="version"),
    path("versions/<int:pk>/export.xlsx", version.export, name="export"),
    path("versions/<int:pk>/rows/new/", row.add, name="row-new"),
    path("versions/<int:pk>/rows/<int:row_pk>/", row.show, name="row"),
    path("versions/<int:pk>/rows/<int:row_pk>/remove/", row.remove, name="row-remove"),
    path("versions/<int:pk>/empty/", drafting.declare, name="empty"),
    path("versions/<int:pk>/submit/", drafting.submit, name="submit"),
    path("versions/<int:pk>/approve/", deciding.approve, name="approve"),
    path("versions/<int:pk>/return/", deciding.send_back, name="return"),
    path("versions/<int:pk>/withdraw/", deciding.withdraw, name="withdraw"),
    path("<slug:slug>/", index.history, name="history"),
    path("<slug:slug>/draft/", drafting.begin, name="draft"),
    path("<slug:slug>/compare/", comparison.compare, name="compare"),
]
