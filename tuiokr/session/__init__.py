"""The engine: one open workspace with its changes, undo, clashes, history and queue of saves."""
