"""Word classes as data: which words name work, which name effects, which say nothing at all.

Every module here holds plain frozen sets and small look-up functions over them. The sets are general English of
business, public service, science and private life; none of them holds a sentence. They are read on first use.
"""

from __future__ import annotations

__all__: list[str] = []
