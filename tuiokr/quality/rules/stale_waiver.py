"""A waiver without a matching finding."""

from __future__ import annotations

from collections.abc import Iterator

from tuiokr.quality.finding import Finding
from tuiokr.quality.rule import WaiverExample, WaiverRule
from tuiokr.quality.waiver import AnyWaiver, WaivedView, WaiverView, fits

NAME = "stale-waiver"


def check(view: WaivedView) -> Iterator[Finding]:
    """Yield one hint after the last word for each waiver that matches no finding."""
    for waiver in view.waivers:
        if waiver.name in view.elsewhere or fits(waiver, view.findings, view.text):
            continue
        end = len(view.text or "")
        question = "Has it done its work, or was it meant for the new words too?"
        yield Finding(NAME, "hint", end, end, "", _message(waiver), question)


def _message(waiver: AnyWaiver) -> str:
    about = f"{waiver.name} on “{waiver.words}”" if waiver.words else waiver.name
    reason = f" (“{waiver.reason}”)" if waiver.reason else ""
    return f"The waiver of {about}{reason} fits nothing that is said here any more."


def _said(name: str, words: str) -> Finding:
    return Finding(name, "warning", 0, len(words), words, "", "")


_LAUNCH = _said("output-not-outcome", "Launch")
_WAIVED = WaiverView("output-not-outcome", "Launch", "the law asks for it")

RULE = WaiverRule(
    name=NAME,
    severity="hint",
    cost=0,
    order=290,
    title="A waiver without a finding",
    what=(
        "Looks for waivers whose finding is gone: the check has nothing to say any more, or no longer about the words "
        "the waiver was given for. While those words stand, a waiver covers all that its check says of the statement."
    ),
    why=(
        "A waiver is a promise about one wording. Left behind, it would hide the next finding of the same name from "
        "everybody, under a reason that was given for something else."
    ),
    ignore="Never for long: take the waiver back, or waive anew with the reason that holds now.",
    bad=(
        WaiverExample(
            told="“Subscribers from 20 to 30”, with a waiver of output-not-outcome on “Launch”.",
            given=WaivedView("Subscribers from 20 to 30", (), (_WAIVED,)),
        ),
        WaiverExample(
            told="“Publish the safety report”, with the same waiver.",
            given=WaivedView("Publish the safety report", (_said("output-not-outcome", "Publish"),), (_WAIVED,)),
        ),
        WaiverExample(
            told="“Know how many guests return”, with a champion, and a waiver of no-champion.",
            given=WaivedView("Know how many guests return", (), (WaiverView("no-champion"),)),
        ),
    ),
    good=(
        WaiverExample(
            told="“Launch the reporting line”, with that waiver.",
            given=WaivedView("Launch the reporting line", (_LAUNCH,), (_WAIVED,)),
        ),
        WaiverExample(
            told="“Launch the reporting line”, with a waiver of output-not-outcome on no words in particular.",
            given=WaivedView("Launch the reporting line", (_LAUNCH,), (WaiverView("output-not-outcome"),)),
        ),
    ),
    check=check,
)
