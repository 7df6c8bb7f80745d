"""The command line: one file per command. Nothing here depends on the screen."""
