"""Units that measure the same thing, and the conversion between them: 4 minutes are 240 seconds."""

from __future__ import annotations

import re

_NAMES: dict[str, dict[float, str]] = {
    "time": {
        0.001: "ms millisecond milliseconds",
        1: "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi seconden 秒",
        60: "min mins minute minutes minuten minuto minutos minuti 分 分钟",
        3600: "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur uren 小时 時間",
        86400: "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen 天 日",
        604800: "wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken 周",
    },
    "long time": {
        1: "month months mo monat monate monaten mois mes meses mese mesi maand maanden",
        12: "year years yr yrs jahr jahre jahren an ans année années año años anno anni ano anos jaar",
    },
    "share": {1: "% percent pct prozent pourcent por ciento"},
    "points": {1: "pp pps ppt", 0.01: "bps"},
    "data": {1: "kb", 1e3: "mb", 1e6: "gb", 1e9: "tb"},
    "length": {0.001: "mm", 0.01: "cm", 1: "m metre metres meter meters", 1e3: "km"},
    "weight": {0.001: "g", 1: "kg", 1e3: "t tonne tonnes tonnen"},
    "energy": {1: "kwh", 1e3: "mwh", 1e6: "gwh"},
    "euro": {1: "€ eur euro euros"},
    "dollar": {1: "$ usd us$ dollar dollars"},
    "pound": {1: "£ gbp pounds"},
    "franc": {1: "chf fr franken sfr"},
}
_SIZES = {
    name: (kind, size) for kind, sizes in _NAMES.items() for size, names in sizes.items() for name in names.split(" ")
}
_PER = re.compile(r"\s?(?:/|\b(?:per|a|an|pro|par|por)\b)\s?")


def _taken_apart(unit: str) -> tuple[str, str]:
    """Split `hours a week` into (`hours`, `week`), both in lower case."""
    words = " ".join(unit.casefold().split())
    base, *per = _PER.split(words, maxsplit=1)
    return (base.rstrip("."), per[0]) if base and per else (words.rstrip("."), "")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def converted(value: float, unit: str, wanted: str) -> float | None:
    """`value` in another unit; None when the two units do not measure the same thing."""
    if unit.casefold() == wanted.casefold():
        return value
    (base, per), (other, other_per) = _taken_apart(unit), _taken_apart(wanted)
    if _singular(per) != _singular(other_per):
        return None
    if _singular(base) == _singular(other):
        return value
    (kind, size), (other_kind, other_size) = _SIZES.get(base, ("", 1.0)), _SIZES.get(other, ("", 1.0))
    if not kind or kind != other_kind:
        return None
    return value if size == other_size else float(f"{value * size / other_size:.9g}")


def is_unit(word: str) -> bool:
    """Whether a unit is known here: `%`, `hours a week`, `€`."""
    return _taken_apart(word)[0] in _SIZES
