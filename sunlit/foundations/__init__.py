"""Foundations (基础): what a day, a number, a person, a file and a trace are.

This floor knows nothing of enforcement; every other floor stands on it.
"""
