"""The law-change radar (依据过期预警): what cites an article that was revised or repealed.

The room lies above laws, items and lists, and reads the rulebook below; none of them knows it.
"""
