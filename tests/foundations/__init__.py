"""Tests of the foundations: days, identifiers, ledger, vault, numbers, accounts, jobs, search."""
