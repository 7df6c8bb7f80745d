"""The terminal under the app: bytes in and out, how it is reached, the clipboard, and being asked to end."""
