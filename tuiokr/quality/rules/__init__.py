"""The rules, one per file. No rule knows another. `rule_registry.py` finds all files in this folder."""
