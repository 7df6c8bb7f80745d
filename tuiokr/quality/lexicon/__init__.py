"""Word classes as data: words that name work, words that name effects, words that say nothing.

Every module here contains plain frozen sets and small look-up functions. The sets are general English of business,
public service, science and private life; none of them contains a sentence. They are loaded on first use.
"""

from __future__ import annotations

__all__: list[str] = []
