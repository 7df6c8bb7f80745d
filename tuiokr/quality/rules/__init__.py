"""The rules, one a file. No rule knows another. `registry.py` finds all that are in this folder."""
