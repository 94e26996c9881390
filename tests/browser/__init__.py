"""Journeys and accessibility in a real browser: Debian's Chromium against a live server."""
