"""What keeps a workspace from being lost: snapshots, backups, and what can be saved from a broken file."""
