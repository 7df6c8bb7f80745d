"""The formats, one per file. `format_registry.py` finds all files in this folder."""
