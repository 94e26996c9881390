"""Full-text search in Chinese (全文检索): bigrams made in Python, one index for both databases.

One- and two-character words work, which no ready tokenizer of either database offers.
"""
