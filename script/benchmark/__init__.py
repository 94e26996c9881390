"""The bench (基准测试): a hundred thousand cases, and how quick pages and acts are on them.

Not part of the product: it writes tables around the acts, on databases that live for one run.
"""
