"""Disclosure (执法公示): a publication is its own object, made from a decision by rule, masked,
cleared by
a second person, published, and taken down with a reason that stays.

The portal reads `PublishedRecord` and nothing else.
"""
