"""Tests of the engine (程序)."""
