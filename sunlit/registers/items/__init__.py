"""Enforcement items (行政执法事项清单) and powers (权责清单): what may be enforced, on which basis."""
