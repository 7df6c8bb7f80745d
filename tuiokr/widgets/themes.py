"""The program's two themes, and the symbol for each colour. Each text has a contrast of at least 7:1.

Colour alone never carries a meaning: symbol, word and colour go together.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from tuiokr.model.vocabulary import Light

STAGE_DARK = Theme(
    name="stage-dark",
    primary="#56B4E9",
    secondary="#c3ccd6",
    accent="#E69F00",
    warning="#E69F00",
    error="#FF8F57",
    success="#2BC59B",
    foreground="#ffffff",
    background="#0b0f14",
    surface="#10161d",
    panel="#18212a",
    dark=True,
    text_alpha=1.0,
    variables={
        "soft": "#c3ccd6",
        "hint": "#a4b1be",
        "lilac": "#E5A3C8",
        "sun": "#F0E442",
        "lit": "#18212a",
        "on-accent": "#0b0f14",
        "block-cursor-foreground": "#0b0f14",
        "block-cursor-background": "#E69F00",
        "input-cursor-background": "#ffffff",
        "input-cursor-foreground": "#0b0f14",
        "input-selection-background": "#56B4E9 45%",
        "scrollbar": "#2a3642",
        "scrollbar-background": "#0b0f14",
        "scrollbar-hover": "#3a4856",
        "scrollbar-active": "#56B4E9",
        "border": "#56B4E9",
        "border-blurred": "#2a3642",
    },
)

STAGE_LIGHT = Theme(
    name="stage-light",
    primary="#004a78",
    secondary="#3a4048",
    accent="#7d3600",
    warning="#6a3f00",
    error="#7d3600",
    success="#005039",
    foreground="#111111",
    background="#ffffff",
    surface="#f2f4f6",
    panel="#e6eaee",
    dark=False,
    text_alpha=1.0,
    variables={
        "soft": "#33393f",
        "hint": "#3f474f",
        "lilac": "#70284f",
        "sun": "#5a4500",
        "lit": "#e6eaee",
        "on-accent": "#ffffff",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#004a78",
        "input-cursor-background": "#111111",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#004a78 25%",
        "scrollbar": "#c9d1d8",
        "scrollbar-background": "#ffffff",
        "scrollbar-hover": "#aab5bf",
        "scrollbar-active": "#004a78",
        "border": "#004a78",
        "border-blurred": "#c9d1d8",
    },
)

_STAND_INS = {
    "soft": ("foreground", " 85%"),
    "hint": ("foreground", " 70%"),
    "lilac": ("secondary", ""),
    "sun": ("warning", ""),
    "lit": ("panel", ""),
    "on-accent": ("background", ""),
}
"""For each name that only our themes define: the colour of another theme to use instead, and its opacity."""


def defaults(theme: Theme) -> dict[str, str]:
    """Return values for the names that only our themes define.

    The values are colours: a style sheet cannot be parsed if the value of a name is another name.
    """
    if all(name in theme.variables for name in _STAND_INS):
        return {}
    colours = {**theme.to_color_system().generate(), **theme.variables}
    return {name: f"{colours[colour]}{opacity}" for name, (colour, opacity) in _STAND_INS.items()}


SYMBOL = {"error": "▲", "warning": "◆", "hint": "·", "": "●"}
STYLE = {"error": "$error", "warning": "$warning", "hint": "$hint", "": "$success"}
LIGHT: Final[Mapping[Light, tuple[str, str]]] = {
    "green": ("✓", "$success"),
    "amber": ("◆", "$warning"),
    "red": ("▲", "$error"),
}
"""The symbol and the colour of a judgement: of a score, a team test or an answer of the room."""
HAND_STYLE = ("$error", "$error", "$sun", "$sun", "$primary", "$primary")
"""The style of each hand: 0-1 vermillion, 2-3 yellow, 4-5 sky."""
