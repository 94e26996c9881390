"""Counterparties (行政相对人): pages of the desk."""
