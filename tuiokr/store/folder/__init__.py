"""A workspace as a folder: reading, writing and watching its files."""
