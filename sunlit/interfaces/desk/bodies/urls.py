"""Addresses of the pages under /desk/bodies/."""

from django.urls import URLPattern, path

from sunlit.interfaces.desk.bodies import acts, entrustments, views

app_name = "bodies"
urlpatterns: list[URLPattern] = [
    path("", views.bodies, name="index"),
    path("list.xlsx", views.export, name="export"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/amend/", acts.amend, name="amend"),
    path("<int:pk>/names/new/", acts.add_name, name="add-name"),
    path("names/<int:pk>/end/", acts.end_name, name="end-name"),
    path("<int:pk>/entrustments/new/", entrustments.conclude, name="conclude"),
    path("entrustments/<int:pk>/file/", entrustments.file, name="file"),
    path("entrustments/<int:pk>/end/", entrustments.end, name="end"),
    path("entrustments/<int:pk>/agreement/", views.agreement_file, name="agreement-file"),
]
