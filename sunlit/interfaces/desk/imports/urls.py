"""Addresses of the import pages, under /desk/imports/."""

from django.urls import path

from sunlit.interfaces.desk.imports import columns, running, views

app_name = "imports"
urlpatterns = [
    path("", views.index, name="index"),
    path("upload/<slug:list_name>/", views.upload, name="upload"),
    path("export/<slug:list_name>.xlsx", views.export, name="export"),
    path("columns/<str:token>/", columns.columns, name="columns"),
    path("running/<str:token>/", running.running, name="running"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/refused.xlsx", views.preview_refused, name="preview-refused"),
    path("<int:pk>/", views.result, name="result"),
    path("<int:pk>/refused.xlsx", views.result_refused, name="result-refused"),
]
