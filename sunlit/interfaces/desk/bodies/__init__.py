"""Enforcement bodies and entrustments (执法主体、委托执法): pages of the desk."""
