"""Texts labelled with whom each mention means, and what extraction gets right in them."""
