"""The engine: one open workspace, its changes, undo, clashes, history and the queue of saves."""
