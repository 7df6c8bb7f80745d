"""Whether the terminal and the workspace are sound, and what can be repaired. Nothing here knows the screen."""
