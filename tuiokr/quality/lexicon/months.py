"""Months and the words of time."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

MONTHS: dict[str, int] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6,
    "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10,
    "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip
"""Names of months, longest spelling of each first."""

DURATIONS = words(
    "millisecond milliseconds ms second seconds sec secs s minute minutes min mins hour hours hr hrs h day days d "
    "week weeks wk wks month months quarter quarters year years yr yrs"
)
