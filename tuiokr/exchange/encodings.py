"""Decode the bytes of a file into text, and recognise files in other formats."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePath

from tuiokr.exchange.document import ExchangeError
from tuiokr.exchange.limits import LARGEST_DOCUMENT


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and a note about how it was decoded."""

    text: str
    note: str = ""


@dataclass(frozen=True)
class OtherFormat:
    """A format that is recognised and not read."""

    title: str
    instead: str
    """The advice about what to do instead."""


_SHEET = "save the sheet as CSV UTF-8 in its program, and import that file"
_WORDS = "save the document as Markdown, or copy its text into a file whose name ends in .md"
_OTHERS = {
    **dict.fromkeys((".xlsx", ".xlsm", ".xls"), OtherFormat("an Excel workbook", _SHEET)),
    ".ods": OtherFormat("an OpenDocument sheet (.ods)", _SHEET),
    ".numbers": OtherFormat("a Numbers sheet", _SHEET),
    **dict.fromkeys((".docx", ".doc"), OtherFormat("a Word document", _WORDS)),
    ".odt": OtherFormat("an OpenDocument text (.odt)", _WORDS),
    ".rtf": OtherFormat("rich text (.rtf)", _WORDS),
    ".pdf": OtherFormat("PDF", _WORDS),
    ".pptx": OtherFormat("a PowerPoint presentation", _WORDS),
    ".org": OtherFormat("Org mode (.org)", "export it as Markdown in Emacs with C-c C-e m m, and import that file"),
    ".rst": OtherFormat("reStructuredText (.rst)", _WORDS),
    **dict.fromkeys((".adoc", ".asciidoc"), OtherFormat("AsciiDoc", _WORDS)),
    ".tex": OtherFormat("LaTeX (.tex)", _WORDS),
    **dict.fromkeys((".html", ".htm", ".xhtml"), OtherFormat("HTML", _WORDS)),
    ".xml": OtherFormat("XML", "export it as CSV or JSON, and import that file"),
    ".opml": OtherFormat("OPML", "export the outline as Markdown, and import that file"),
    **dict.fromkeys((".yaml", ".yml"), OtherFormat("YAML", "convert it to JSON, and import that file")),
    ".toml": OtherFormat("TOML", "convert it to JSON, and import that file"),
    **dict.fromkeys(
        (".js", ".ts", ".mjs"), OtherFormat("JavaScript", "save the data in it as JSON, and import that file")
    ),
    ".zip": OtherFormat("a ZIP archive", "unpack it, and import the files in it"),
}
_BEGINNINGS = (
    (b"%PDF", _OTHERS[".pdf"]),
    (b"{\\rtf", _OTHERS[".rtf"]),
    (b"\xd0\xcf\x11\xe0", OtherFormat("an old Office file", "save it as CSV UTF-8 or Markdown, and import that file")),
    (b"PK\x03\x04", OtherFormat("a ZIP archive or an Office file", f"from a spreadsheet: {_SHEET}")),
)
_ORG = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:#\+[A-Za-z]+:|\*+ (?:[^\n]*\n\s*:PROPERTIES:|(?:TO[D]O|DONE|NEXT|WAITING) ))"
)
_HTML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|h[1-6]|div|meta)\b", re.IGNORECASE)
_HOW = "save it as UTF-8 (in Excel: “CSV UTF-8” in the list of formats)"


def other_format(name: str, data: bytes) -> OtherFormat | None:
    """The format of a file that is not read, by its first bytes or its name; None for all others."""
    for beginning, other in _BEGINNINGS:
        if data.startswith(beginning):
            return other
    ending = PurePath(name).suffix.lower()
    if ending in _OTHERS:
        return _OTHERS[ending]
    if ending in ("", ".txt", ".md") and _ORG.match(data[:2000]):
        return _OTHERS[".org"]
    return _OTHERS[".html"] if ending in ("", ".txt") and _HTML.match(data[:2000]) else None


def decode(data: bytes, name: str) -> Decoded:
    """Decode the text of a file: UTF-8 or UTF-16, else Windows-1252 with a note.

    Raises ExchangeError for a file that is too large and for other encodings, with the line where it stops being text.
    """
    if len(data) > LARGEST_DOCUMENT:
        most = f"expected at most {LARGEST_DOCUMENT / 1e6:.0f} MB"
        raise ExchangeError(name, None, f"found {len(data) / 1e6:.0f} MB, {most}")
    encoding = _encoding(data)
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        western = _western(data) if encoding == "utf-8-sig" else None
        if western is None:
            what = f"found bytes that are not text in UTF-8 or UTF-16; {_HOW}"
            raise ExchangeError(name, line, what) from None
    note = f"line {line}: not UTF-8; the file was read as Windows-1252, check the accented letters or {_HOW}"
    return Decoded(western, note)


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not data.startswith(codecs.BOM_UTF32_LE):
        return "utf-16"
    start = data[:2000]
    if len(start) >= 8 and len(data) % 2 == 0:  # UTF-16 without its mark: every second byte of western text is 0
        nulls = start[1::2].count(0), start[::2].count(0)
        if max(nulls) * 4 > len(start) and not min(nulls):
            return "utf-16-le" if nulls[0] else "utf-16-be"
    return "utf-8-sig"


def _western(data: bytes) -> str | None:
    """Decode as Windows-1252; None when the bytes look like another encoding, or not like text."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if re.search(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]", text):
        return None
    odd = sum(letter > "\x7f" for letter in text)
    runs = sum(len(run) for run in re.findall(r"[\x80-\uffff]{3,}", text))
    letters = sum(letter.isalpha() for letter in text)
    return None if odd * 3 > max(letters, 1) or runs * 4 > odd * 3 else text
