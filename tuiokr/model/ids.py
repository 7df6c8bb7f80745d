"""Ids that are stable, readable and unique."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def slug(text: str) -> str:
    """`Engineering (Distribution)` → `engineering-distribution`; at most 40 characters, "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")


def fresh(prefix: str) -> str:
    """A random id such as `o-7k2mq9xd`."""
    import secrets  # imports hashlib and hmac, which reading and checking files do not need

    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"


def from_name(name: str, taken: Container[str], fallback: str = "team") -> str:
    """The slug of `name`, with `-2`, `-3` … when that id is taken."""
    base = slug(name) or fallback
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
