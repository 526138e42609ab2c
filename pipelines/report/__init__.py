"""The report: a folder of web pages for reading what the warehouse holds, without a server or a network.

Belongs here: what stands on which page and how it looks. Does not belong here: extraction, Dagster, the command line.
"""
