"""Compare two levels: coverage, orphans, overlap, load, suggestions and gates. Pure functions."""
