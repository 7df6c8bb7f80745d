"""The formats, one a file. `format_registry.py` finds all that are in this folder."""
