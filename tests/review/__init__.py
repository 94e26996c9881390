"""Tests of legal review (法制审核)."""
