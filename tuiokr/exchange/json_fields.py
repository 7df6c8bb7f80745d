"""The names of the exchange file, their fields in the model, and their valid values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tuiokr.exchange import days
from tuiokr.exchange.document import shown
from tuiokr.model import field
from tuiokr.model.words import LONGEST, clean

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tuiokr.model.okr import KeyResult, Objective, Waiver

LONGEST_ID = 200


class Odd(ValueError):
    """A value that does not fit its field; the text says what was found and expected."""


def identifier(value: JsonValue) -> str:
    """Read an id. A whole number becomes text, any other id stays as it is. Raises Odd when it cannot be kept."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Odd(f"found {shown(value)}, expected an id: text, or a whole number")
    if not value or len(value) > LONGEST_ID or clean(value) != value:
        raise Odd(f"found {shown(value)}, expected an id of 1 to {LONGEST_ID} visible characters")
    return value


def text(value: JsonValue) -> str:
    """Read a text. Raises Odd when it is not text, or longer than a field may be."""

    if not isinstance(value, str):
        raise Odd(f"found {shown(value)}, expected text")
    if len(value) > LONGEST:
        raise Odd(f"found text of {len(value):,} characters, expected at most {LONGEST:,}")
    return value


def texts(value: JsonValue) -> tuple[str, ...]:
    """Read a list of texts. Raises Odd."""

    if not isinstance(value, list) or not all(isinstance(one, str) and len(one) <= LONGEST for one in value):
        raise Odd(f"found {shown(value)}, expected a list of texts")
    return tuple(str(one) for one in value)


def number(value: JsonValue) -> float:
    """Read a number. Raises Odd."""

    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Odd(f"found {shown(value)}, expected a number")
    return float(value)


def score(value: JsonValue) -> float:
    """Read a score from 0.0 to 1.0. Raises Odd."""

    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise Odd(f"found {shown(value)}, expected a score from 0.0 to 1.0")
    return float(value)


def level(value: JsonValue) -> int:
    """Read a whole number from 0 to 10. Raises Odd."""

    if isinstance(value, bool) or not isinstance(value, int | float) or value not in range(11):
        raise Odd(f"found {shown(value)}, expected a whole number from 0 to 10")
    return int(value)


def day(value: JsonValue) -> date:
    """Read a day such as 2027-03-31, or as people write it, if it can be only one day. Raises Odd."""
    found = days.read(value) if isinstance(value, str) else None
    if found is None:
        raise Odd(f"found {shown(value)}, expected a day such as 2027-03-31")
    if found.other is not None:
        raise Odd(
            f"found {shown(value)}, which can be two different days, expected for example {found.day.isoformat()}"
        )
    return found.day


def one_of(allowed: tuple[str, ...]) -> Callable[[JsonValue], str]:
    """Return a reader that accepts only these words, and raises Odd for others."""

    def choose(value: JsonValue) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        raise Odd(f"found {shown(value)}, expected {' or '.join(allowed)}")

    return choose


def waivers(value: JsonValue) -> tuple[Waiver, ...]:
    """Read waivers, each with a name, words and a reason. Raises Odd."""
    from pydantic import ValidationError

    from tuiokr.model.okr import Waiver

    try:
        if isinstance(value, list):
            found = tuple(Waiver.model_validate(one, strict=True) for one in value)
            if [_waiver(one) for one in found] == value:
                return found
    except ValidationError:
        raise Odd(f"found {shown(value)}, expected waivers of a name, words and a reason") from None
    raise Odd(f"found {shown(value)}, expected a list of waivers of a name, words and a reason")


def _waiver(waiver: Waiver) -> dict[str, JsonValue]:
    return {"name": waiver.name, "words": waiver.words, "reason": waiver.reason}


@dataclass(frozen=True)
class JsonField:
    """One named value: its name in the file, its field in the model, and its reader."""

    key: str
    name: str
    read: Callable[[JsonValue], object]


_READERS: dict[field.Shape, Callable[[JsonValue], object]] = {
    "line": text, "person": text, "prose": text, "names": texts, "amount": number, "unit": text, "number": number,
    "score": score, "level": level, "day": day, "link": identifier, "waivers": waivers,
}  # fmt: skip
"""Shape → reader of a named value. Ids, titles, statements and lists of links are read with their group."""


def _named(rows: tuple[field.Field, ...]) -> tuple[JsonField, ...]:
    """The fields that are a single named value of their group."""
    readers = {row.name: one_of(row.choices) if row.choices else _READERS.get(row.shape) for row in rows}
    return tuple(JsonField(row.exchange_key, row.name, read) for row in rows if (read := readers[row.name]) is not None)


OBJECTIVE = _named(field.OBJECTIVE)
KEY_RESULT = _named(field.KEY_RESULT)


def plain(value: object) -> JsonValue:
    """A field's value as it is written in the file."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, tuple):
        from tuiokr.model.okr import Waiver

        return [_waiver(one) if isinstance(one, Waiver) else str(one) for one in value]
    return value if isinstance(value, int | str) or value is None else str(value)


def written(
    value: Objective | KeyResult, fields: tuple[JsonField, ...], first: Mapping[str, JsonValue]
) -> dict[str, JsonValue]:
    """`first`, then the fields that do not have their default, then other values whose key is not used by a field."""
    group: dict[str, JsonValue] = dict(first)
    for one in fields:
        found = getattr(value, one.name)
        if found != type(value).model_fields[one.name].default:
            group[one.key] = plain(found)
    return group | {key: kept for key, kept in value.other.items() if group.get(key) is None}
