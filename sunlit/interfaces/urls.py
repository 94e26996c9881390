"""Addresses: the portal at the root, the desk under /desk/, health for the operator."""

from django.urls import include, path

from sunlit.interfaces.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("desk/imports/", include("sunlit.interfaces.desk.imports.urls")),
    path("desk/", include("sunlit.interfaces.desk.urls")),
    path("", include("sunlit.interfaces.portal.urls")),
]

handler404 = "sunlit.interfaces.refused.not_found"
handler500 = "sunlit.interfaces.refused.broken"
