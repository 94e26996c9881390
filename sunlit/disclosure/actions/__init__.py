"""Acts on publications (公示): draft by rule, submit, clear, publish, exempt, take down.

Publish lists.
"""
