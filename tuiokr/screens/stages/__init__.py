"""The stages: each is for one kind of work, alone on a screen or inside a workshop. `stage_registry.py` finds them."""
