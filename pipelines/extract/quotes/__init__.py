"""Who said what: quoted and reported words, their cues and their speakers."""
