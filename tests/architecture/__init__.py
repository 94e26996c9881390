"""The laws of the house, held by tests (design.md section 1, docs/decisions/)."""
