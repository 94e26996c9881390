"""The rules as dated data: procedures, forms, clocks, review catalogue, recordings, disclosure.

Every rule carries its legal basis (法律依据). A release (规则版本) freezes all rules into bytes;
a case
pins the release it was filed under (从旧兼从轻), so any past decision can be recomputed.
"""
