"""Phrase books on the desk (常用语)."""
