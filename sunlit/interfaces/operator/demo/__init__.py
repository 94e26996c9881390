"""The demonstration bureau (演示单位).

Fictional people, real lists, cases made by running the acts.
"""
