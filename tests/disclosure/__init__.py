"""Tests of disclosure (公示)."""
