"""What people have corrected: files of CSV lines, applied to the rows that extraction made, and taken back with them.

Belongs here: reading and judging the lines, finding the rows they mean, changing and restoring rows. Does not belong
here: when this is done (pipelines/refresh/correcting.py).
"""
