"""Showing a credential (亮证): the officer's phone, and the party's answer."""
