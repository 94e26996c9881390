"""Phrases officers put into long texts (常用语): one's own, a section's, the bureau's."""
