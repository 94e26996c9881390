"""Addresses of the pages under /desk/laws/."""

from django.urls import path

from sunlit.interfaces.desk.laws import acts, amending, instrument, listing, radar

app_name = "laws"
urlpatterns = [
    path("", listing.index, name="index"),
    path("export/", listing.export, name="export"),
    path("radar/", radar.radar, name="radar"),
    path("radar/export/", radar.export, name="radar-export"),
    path("new/", acts.enter, name="new"),
    path("<int:pk>/", instrument.show, name="show"),
    path("<int:pk>/amend/", amending.amend, name="amend"),
    path("<int:pk>/repeal/", acts.repeal, name="repeal"),
    path("<int:pk>/article/", acts.enter_one_article, name="article-new"),
    path("articles/<int:pk>/repeal/", acts.repeal_one_article, name="article-repeal"),
]
