"""What two levels show when held together: coverage, orphans, overlap, load, suggestions, gates. Pure functions."""
