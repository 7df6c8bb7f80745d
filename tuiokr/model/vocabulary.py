"""Words with a fixed meaning, apart from the values that bear them: checking a file needs no more of the model."""

from typing import Literal

Ambition = Literal["aspirational", "committed"]
Kind = Literal["metric", "baseline", "milestone"]
