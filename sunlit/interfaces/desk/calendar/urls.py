"""Addresses of the pages under /desk/calendar/."""

from django.urls import path

from sunlit.interfaces.desk.calendar import holidays, month

app_name = "calendar"
urlpatterns = [
    path("", month.show, name="month"),
    path("due.ics", month.download, name="download"),
    path("holidays/", holidays.index, name="holidays"),
    path("holidays/adopt/", holidays.adopt, name="adopt"),
]
