"""The engine: which steps are open, why not yet, and taking them (程序).

Conditions are named here.
"""
