"""Units, currencies and multipliers of numbers."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

CURRENCIES = {"€": "€", "$": "$", "£": "£", "¥": "¥", "₹": "₹", "usd": "$", "eur": "€", "gbp": "£", "chf": "CHF"}
TIMES: dict[str, float] = {
    "double": 2, "doubles": 2, "doubled": 2, "doubling": 2, "twofold": 2, "triple": 3, "triples": 3, "tripled": 3,
    "tripling": 3, "treble": 3, "threefold": 3, "tenfold": 10, "quadruple": 4, "quadrupled": 4, "halve": 0.5,
    "halves": 0.5, "halved": 0.5, "halving": 0.5,
}  # fmt: skip
"""Words that promise a multiple of the current value."""

UNIT_WORDS: dict[str, str] = {
    "%": "%", "percent": "%", "percentage": "%", "pct": "%", "pp": "pp", "pps": "pp", "ppt": "pp", "bps": "bps",
    "points": "points", "point": "points", "pts": "points", "hours": "hours", "hour": "hours", "hrs": "hours",
    "hr": "hours", "h": "hours", "minutes": "minutes", "minute": "minutes", "mins": "minutes", "min": "minutes",
    "seconds": "seconds", "second": "seconds", "secs": "seconds", "sec": "seconds", "s": "seconds", "ms": "ms",
    "milliseconds": "ms", "millisecond": "ms", "days": "days", "day": "days", "d": "days", "weeks": "weeks",
    "week": "weeks", "months": "months", "month": "months", "years": "years", "year": "years", "x": "x", "×": "x",
    "kg": "kg", "km": "km", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB", "kwh": "kWh", "mwh": "MWh",
    "miles": "miles", "mile": "miles", "stars": "stars", "star": "stars", "tonnes": "tonnes", "tons": "tons",
    "euros": "€", "euro": "€", "dollars": "$", "usd": "$", "eur": "€", "gbp": "£", "chf": "CHF", "€": "€", "$": "$",
    "£": "£", "pounds": "£",
}  # fmt: skip
"""A written form of a unit → the form that is shown."""

NAMING = words(
    "iso soc phase week wk cw kw day level tier series python java rails ruby node react angular vue django php "
    "mysql postgres postgresql kubernetes http web html css type version release step stage article section "
    "appendix chapter room building floor group team squad option priority severity sev p s l page figure table "
    "appendix pci gpt claude covid windows ios android form schedule title route highway flight lane zone sprint "
    "iteration round wave batch epic issue ticket pr mr kpi okr no number nr step net ios layer grade class year "
    "epic scope horizon pillar generation gen industry formula channel model annex rule rfc adr swift kotlin "
    "ubuntu debian oracle sap office"
)
"""Words after which a bare number is a name and not an amount: phase 2, week 4, tier 1."""
