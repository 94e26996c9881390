"""Drafts of forms (表单草稿): what a person typed and has not handed in yet.

A draft is nothing done: no act, no entry in the ledger, read by its writer alone.
"""
