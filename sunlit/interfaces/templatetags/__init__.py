"""Filters the templates use (页面过滤器)."""
