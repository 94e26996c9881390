"""The product's addresses and the bare view: one query, nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from sunlit.casework.models import Case
from sunlit.interfaces.urls import handler404, handler500
from sunlit.interfaces.urls import urlpatterns as product

__all__ = ["handler404", "handler500"]


@login_not_required
def bare(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one row by its key and answer with one of its fields."""
    return HttpResponse(Case.objects.get(pk=pk).case_no)


urlpatterns = [path("bare/<int:pk>", bare, name="bare"), *product]
