"""The rules, one per file. No rule knows another. `registry.py` finds all files in this folder."""
