"""Quotes: labelled texts, what find_quotes gets right in them, and the points of its confidence."""
