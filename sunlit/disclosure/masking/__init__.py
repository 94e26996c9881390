"""Masking (脱敏) that fails closed: known values are masked, then the rendered result is searched.

`rules` is pure; `known` collects what a case knows of persons.
"""
