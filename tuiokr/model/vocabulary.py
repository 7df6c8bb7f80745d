"""Words with a fixed meaning. They are separate from the values, because checking a file needs only the words."""

from typing import Literal

Ambition = Literal["aspirational", "committed"]
Kind = Literal["metric", "baseline", "milestone"]
Light = Literal["red", "amber", "green"]
"""A judgement: of a score, of the answers to a team test, of what the room says."""
