"""What people know: words, names, codes and places, as data that anyone can edit.

Belongs here: CSV files, each with its source and how to add a row in README.md. Does not belong here: code.
"""
