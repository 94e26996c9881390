"""Official numbers (文号, 案号) without gaps: one series per form and year.

Every number issued or voided is an entry of the ledger, 《党政机关公文处理工作条例》第九条.
"""
