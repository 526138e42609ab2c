"""Events: labelled texts, what extraction gets right in them, and the points of their confidence."""
