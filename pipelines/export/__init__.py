"""The published database in forms that other tools read: Parquet, CSV, GeoJSON, and the layouts of GDELT and POLECAT.

Belongs here: what the files hold, and writing them whole or not at all. Does not belong here: the command.
"""
