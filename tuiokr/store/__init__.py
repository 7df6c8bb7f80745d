"""Where work is kept: documents in tables in files, committed all or none. See `protocol` for what a store promises."""
