"""The tie-off of two levels: coverage, links, decisions, dependencies, and signatures that become stale."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual.widgets import Input

from tests.journeys.driver import CYCLE, MONDAY, Person, fresh, on_stage, sample_on
from tuiokr.model.okr import Objective
from tuiokr.model.tie_off import TieOff
from tuiokr.screens.dependencies import Dependencies
from tuiokr.screens.dependency_form import DependencyForm
from tuiokr.screens.pick import Pick
from tuiokr.screens.question import AskLine
from tuiokr.screens.tie_off import TieOffScreen
from tuiokr.widgets.rows import Rows
from tuiokr.widgets.typed_choice import TypedChoice

SIZE = (130, 44)
NOW = f"{MONDAY.astimezone():%H:%M}"


def tie_off_on_disk(folder: Path) -> TieOff:
    (one,) = fresh(folder).workspace.tie_offs.values()
    return one


def objective_on_disk(folder: Path, team: str, objective: str) -> Objective:
    found = fresh(folder).workspace.of(CYCLE, team).objective(objective)
    assert found is not None
    return found


async def to_tie_off(person: Person) -> TieOffScreen:
    await person.light("northwind")
    await person.press("t")
    return await person.on(TieOffScreen)


async def test_the_matrix_shows_dots_for_covered_and_nobody_for_uncovered_rows(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        lines = person.sees.splitlines()
        covered = next(line for line in lines if "KR1  Buyers who order again" in line)
        bare = next(line for line in lines if "KR2  Changes that have to" in line)
        assert "●" in covered and "taken on" in covered
        assert "nobody" in bare and "●" not in bare and "○" not in bare
        await person.wait_for("1 of 6 decided", "no parent", "5 left")


async def test_a_suggested_link_is_made_and_removed(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("p-fraud")
        await person.wait_for("CLOSEST ABOVE")
        suggested = person.desk.tie_off.analysis("northwind").suggestions["p-fraud"]
        await person.press("l")
        await person.on(Pick)
        await person.wait_in(
            "#dialog", "The closest matches come first, with the reason", ", ".join(suggested[0].because)
        )
        await person.press("enter")
        await person.on(TieOffScreen)
        linked = objective_on_disk(tmp_path, "payments", "p-fraud")
        assert suggested[0].id in (linked.parent, *linked.parent_key_results)
        await person.until(lambda: person.sees.count("no parent") == 1)
        await person.press("k")
        await person.wait_for("Unlinked. Press u to undo")
        bare = objective_on_disk(tmp_path, "payments", "p-fraud")
        assert bare.parent is None and bare.parent_key_results == ()
        await person.press("k")
        await person.wait_for("It does not support anything above")
        await person.light("n-fail")
        await person.press("l")
        await person.on(Pick)
        await person.wait_for("Who supports it?", "Let every team ship on a Friday afternoon")
        await person.write("friday")
        await person.until(lambda: person.one(Rows, "#options").ids == ("f-quiet",), "only what fits")
        await person.press("enter")
        await person.on(TieOffScreen)
        line = next(line for line in person.sees.splitlines() if "KR2  Changes that have to" in line)
        assert "●" in line and "nobody" not in line
    assert "n-fail" in objective_on_disk(tmp_path, "platform", "f-quiet").parent_key_results


async def test_each_of_four_decisions_has_its_note(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("n-back")
        await person.press("c")
        await person.wait_for("Highlight a lower objective")
        for thing, key, asks, words in (
            ("g-second", "h", "What has to change?", "Aim at 500"),
            ("g-site", "x", "Why is it dropped from this cycle?", "No designer"),
            ("p-fraud", "e", "Who decides, and about what?", "Noor, by Friday"),
        ):
            await person.light(thing)
            await person.press(key)
            await person.on(AskLine)
            await person.wait_for(asks)
            await person.write(words)
            await person.press("enter")
            await person.on(TieOffScreen)
            assert person.one(Rows, "#below").lit != thing, "a decision moves on to the next objective"
        await person.press("j")
        assert person.one(Rows, "#below").lit == "f-quiet", "the next one that is not decided, after one that is"
        await person.light("f-quiet")
        await person.press("c")
        await person.light("f-quiet")
        await person.press("w")
        await person.on(AskLine)
        await person.write("Gladly")
        await person.press("enter")
        await person.on(TieOffScreen)
        await person.wait_for("5 of 6 decided", "▲ dropped", "▲ escalated", "Aim at 500", "No designer", "Gladly")
    said = {one.objective: (one.choice, one.note) for one in tie_off_on_disk(tmp_path).decisions}
    assert said == {
        "p-easy": ("confirm", ""),
        "g-second": ("change", "Aim at 500"),
        "g-site": ("drop", "No designer"),
        "p-fraud": ("escalate", "Noor, by Friday"),
        "f-quiet": ("confirm", "Gladly"),
    }


async def test_what_has_no_finding_is_shown_and_confirmed_with_one_key_and_undone_with_one(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        clear = person.desk.tie_off.without_finding("northwind")
        assert clear
        await person.press("C")
        await person.on(Pick)
        await person.wait_for(
            "Nothing was found about these", person.desk.tie_off.words_of(clear[0]).split("“")[1][:20]
        )
        await person.press("1")
        await person.on(TieOffScreen)
        assert not tie_off_on_disk(tmp_path).decision(clear[0])
        await person.press("C 2")
        await person.wait_for(f"{1 + len(clear)} of 6 decided")
        assert all(tie_off_on_disk(tmp_path).decision(one) for one in clear)
        await person.press("u")
        await person.wait_for("1 of 6 decided")
        await person.press("C 2 C")
        await person.wait_for("Every undecided objective has a finding")


async def test_dependencies_are_asked_for_and_answered(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await person.light("g-second")
        await person.press("i")
        await person.on(Dependencies)
        await person.wait_for("Payments needs of Platform", "A second bank gateway, live", "waits for an answer")
        await person.press("y")
        await person.wait_for("✓ accepted by Sam until")
        await person.press("a")
        await person.on(DependencyForm)
        await person.press("f9")
        await person.wait_for("in a few words")
        await person.write("The order feed")
        await person.press("f9")
        await person.wait_for("Choose the team that it is needed from")
        await person.choose_giver("pla")
        await person.wait_in("#giver", "▸ Platform")
        giver = person.one(TypedChoice, "#giver").value
        assert giver == "Platform"
        person.one(Input, "#by").focus()
        await person.settle()
        await person.write("someday")
        await person.press("f9")
        await person.wait_for("“someday” is not a date")
        await person.fill("15 Feb")
        await person.press("f9")
        await person.on(Dependencies)
        await person.wait_for(f"Growth needs of {giver} by 15 Feb", "The order feed")
        added = fresh(tmp_path).workspace.of(CYCLE, "growth").dependencies[0]
        await person.light(added.id)
        await person.press("c")
        await person.on(AskLine)
        await person.press("enter")
        await person.wait_for("Write the name of the person who carries the risk")
        await person.write("Kim")
        await person.press("enter")
        await person.on(Dependencies)
        await person.wait_for("▲ Risk 1", "carried by Kim")
    (feed,) = fresh(tmp_path).workspace.of(CYCLE, "growth").dependencies
    (gateway,) = fresh(tmp_path).workspace.of(CYCLE, "payments").dependencies
    assert (feed.what, feed.state, feed.carried_by, feed.by) == ("The order feed", "risk", "Kim", date(2027, 2, 15))
    assert gateway.state == "accepted"


async def test_a_signature_is_stale_after_a_later_change_and_says_why(tmp_path: Path) -> None:
    async def sign(person: Person, team: str, name: str) -> None:
        await person.press("S")
        await person.on(Pick)
        await person.light(team, "#options")
        await person.press("enter")
        await person.on(AskLine)
        await person.fill(name)
        await person.press("enter")
        await person.on(TieOffScreen)

    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_tie_off(person)
        await sign(person, "northwind", "Noor")
        await person.press("S")
        await person.on(Pick)
        await person.light("payments", "#options")
        await person.press("enter")
        await person.on(AskLine)
        await person.fill("")
        await person.press("enter")
        await person.wait_for("Write a name to sign")
        await person.write("Ana")
        await person.press("enter")
        await person.on(TieOffScreen)
        await person.wait_in("#card", f"Northwind Noor ✓ {NOW}", f"Payments Ana ✓ {NOW}")
        assert "stale" not in person.sees
        person.desk.draft.edit("payments", "p-done", target=99.0)
        await person.wait_in("#card", "◆ stale", "O1·KR1 changed")
    tie_off = tie_off_on_disk(tmp_path)
    assert {one.team: one.name for one in tie_off.signatures} == {"northwind": "Noor", "payments": "Ana"}
