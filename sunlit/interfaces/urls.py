"""Addresses: the portal at the root, the desk under /desk/, health for the operator."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from sunlit.interfaces.desk.presenting.in_case import seen
from sunlit.interfaces.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("language", login_not_required(set_language), name="set_language"),
    *(
        path(f"desk/{room}/", include(f"sunlit.interfaces.desk.{room}.urls"))
        for room in (
            "imports",
            "lists",
            "officers",
            "bodies",
            "laws",
            "parties",
            "guides",
            "calendar",
            "reviews",
            "phrases",
            "measures",
        )
    ),
    path("credential/<str:code>/seen/", seen, name="seen"),
    path("desk/", include("sunlit.interfaces.desk.urls")),
    path("", include("sunlit.interfaces.portal.urls")),
]

handler400 = "sunlit.interfaces.refused.bad_request"
handler404 = "sunlit.interfaces.refused.not_found"
handler500 = "sunlit.interfaces.refused.broken"
