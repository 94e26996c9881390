"""Tests of the operator's commands and drills (运维命令)."""
