"""The stages: one kind of work each, alone on a screen or inside a workshop. `stage_registry.py` finds them."""
