"""Enforcement items (行政执法事项清单) and powers (权责清单): what the bureau may do."""
