"""Official numbers (文号, 案号) without gaps: one series per form and year, each issue in the ledger."""
