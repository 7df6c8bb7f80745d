"""The command line: one file per command. Nothing here knows the screen."""
