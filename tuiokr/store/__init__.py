"""Storage of documents in tables in files, with atomic commits. `protocol` defines what a store guarantees."""
