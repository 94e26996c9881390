"""Tests of the rules as data (规则)."""
