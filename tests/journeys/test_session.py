"""A whole team workshop of nine people on a real terminal, from the keyboard alone, to minutes with every word."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.journeys.terminal import PROJECT, Terminal
from tuiokr.app import open_desk
from tuiokr.model.cycle import named
from tuiokr.session.clock import WallClock
from tuiokr.usecases.setup import read_outline

ENTER, ESCAPE, DOWN = "\r", "\x1b", "\x1b[B"
F4, F7, F10 = "\x1bOS", "\x1b[18~", "\x1b[21~"
CTRL_Q, CTRL_U = "\x11", "\x15"
PEOPLE = ("Ana", "Li", "Sam", "Max", "Ola", "Pádraig", "Uma", "Jo", "Teo")


def chat(**words: str) -> str:
    """Messages as a call shows them."""
    return "\n".join(f"10:0{at}:00 From {name} to Everyone: {said}" for at, (name, said) in enumerate(words.items()))


def hands(low: str, others: str, *people: str) -> str:
    return "\n".join(f"{name}: {low if name == 'Jo' else others}" for name in people)


def test_a_team_workshop_from_check_in_to_the_minutes(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    desk = open_desk(folder, WallClock())
    desk.setup.begin("Northwind", named("2027-Q1"), read_outline(f"Northwind: Noor\n  Payments: {', '.join(PEOPLE)}"))
    desk.session.close()
    here = PEOPLE[:-1]
    with Terminal("--workspace", str(folder), home=tmp_path, env={"TEXTUAL_ANIMATIONS": "none"}) as terminal:

        def go(keys: str, *words: str) -> None:
            terminal.press(keys)
            terminal.wait_for(*words)

        def leave() -> None:
            """Press escape. It is a key of its own only if nothing follows it at once."""
            terminal.press(ESCAPE)
            terminal.read_on(0.5)

        terminal.wait_for("✓ saved", "Payments")
        go(DOWN + "w", "A workshop with Payments")
        go("1", "▶ Check-in", "paused")
        terminal.press(" ")
        terminal.wait_gone("paused")

        # Check-in: one is late, the others are heard.
        go(F7, "Who is here?")
        go(DOWN * 8 + ENTER, "late")
        leave()
        terminal.wait_for("Teo late", "8 here")
        terminal.paste(chat(**{name: f"word{at}" for at, name in enumerate(here)}))
        terminal.wait_for("8 of 8 heard", "✓ done when everybody was heard")
        go(".", "What would make these two hours worth it?")

        # The leader opens, and themes.
        go("n", "▶ The leader opens")
        terminal.wait_for("WHAT WORKS", "is asked")
        go("a", "Each line is one point")
        go("One in four buyers gives up" + ENTER, "WHAT WORKS  1")
        go("t", "◆ One in four")
        go("n", "▶ Themes", "◆ One in four buyers gives up")
        go(ENTER, "The name of this theme")
        go(CTRL_U + "Ease" + ENTER, "◆ Ease")
        go("a", "What is this cycle about?")
        go("Trust" + ENTER, "◆ Trust")
        go("d", "How many dots?")
        go("1 3" + ENTER, "3 ●●●")

        # 1-2-4-All.
        go("n", "▶ Objectives, 1-2-4-All", "Nothing is shown while people think")
        terminal.wait_for("◇ Trust: nobody yet", "◇ Ease: nobody yet")
        terminal.paste(chat(Ana="Paying feels effortless", Li="Nobody waits for a refund", Sam="Paying is easy"))
        terminal.wait_for("3 candidates noted", "Paying is easy")
        go("m", "Which one says the same as")
        go("1", "Sam + Ana")
        go("d", "How many dots?")
        go("1 3" + ENTER, "3 ●●●")
        go("t", "Which become objectives?")
        go("2", "2 objectives taken over")

        # Team tests, and a vote with two further rounds.
        go("n", "▶ Espresso and townhall")
        terminal.press("yyyyyymm")
        terminal.press("r")
        go("n", "▶ Fist of five", "Nobody waits for a refund")
        go(ENTER, "IS IT THE RIGHT THING?", "0 of 8 in")
        terminal.paste(hands("2 - who tells the bank?", "4", *here))
        terminal.wait_for("8 of 8 in")
        go("r", "one below three", "Jo: what would bring you to a three?")
        go("e", "Change the wording, then vote again", "Jo: who tells the bank?")
        go(" for everybody" + ENTER, "round 2", "0 of 8 in")
        terminal.paste(hands("2", "5", *here))
        go("r", "one below three")
        go("v", "round 3", "0 of 8 in")
        terminal.paste(hands("3", "5", *here))
        go("r", "nobody below three")
        go(F4, "Park what?")
        go("Is the bank ready? @Li 15 Jan" + ENTER, "Parked: Li")
        leave()
        terminal.wait_for("▶ Fist of five")

        # Key results, confidence, champions.
        go("n", "▶ Key results", "k Key result")
        go("k", "esc Done")
        go("Refunds settled within a day from 42 % to 90 % by 31 March", "42 %", "90 %")
        leave()
        terminal.wait_for("k Key result")
        go("n", "▶ If we nail these")
        go("n", "▶ Confidence")
        go("l", "rest")
        go("rest 7" + ENTER, "8 of 8 in")
        go("r", "median 7")
        go("n", "▶ Champions")
        go("1", "Li")
        go("n", "▶ Dependencies")
        go("n", "▶ Parking lot", "Is the bank ready?")
        go(DOWN + ENTER, "what was the answer")
        go("Uma asks the bank" + ENTER, "Uma asks the bank")

        # Check-out, the end, and the minutes.
        go("n", "▶ Check-out", "DECIDED TODAY", "2 objectives, 1 agreed")
        terminal.paste(chat(Ana="relieved", Jo="heard at last"))
        terminal.wait_for("2 of 8 heard")
        go(F10, "End the workshop?")
        go("2", "These are the minutes", "Payments: team workshop")
        terminal.press(CTRL_Q)
        assert terminal.end() == 0
        terminal.assert_restored()
    call = [sys.executable, "-m", "tuiokr", "minutes", "payments", "--workspace", str(folder), "--to", "text"]
    done = subprocess.run(call, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    for words in (
        *(f"{name}: word{at}" for at, name in enumerate(here)),
        "Not there: Teo",
        "One in four buyers gives up",
        "Ease",
        "Trust",
        "Paying is easy for everybody",
        "Nobody waits for a refund",
        "who tells the bank?",
        "round 3",
        "agreed",
        "Refunds settled within a day from 42 % to 90 %",
        "champion Li",
        "confidence 7/10",
        "Is the bank ready?",
        "Uma asks the bank",
        "Ana: relieved",
        "Jo: heard at last",
    ):
        assert words in said, f"the minutes lack “{words}”:\n{done.stdout}"
