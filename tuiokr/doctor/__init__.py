"""Examine the terminal and the workspace, and repair what can be repaired. Nothing here depends on the screen."""
