"""Simplified Chinese (简体中文)."""
