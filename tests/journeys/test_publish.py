"""Publishing: gates with their reasons, one clean page, and withdrawing."""

from __future__ import annotations

import json
from pathlib import Path

from tests.exchange.scratch_format import MARK, SHOUT, copied_to, formats_in
from tests.journeys.driver import CYCLE, Person, fresh, on_stage, sample_on, two_levels
from tuiokr.screens.pick import Pick
from tuiokr.screens.publish import Publish
from tuiokr.screens.question import AskLine

SIZE = (120, 40)


def state_on_disk(folder: Path, team: str) -> str:
    return fresh(folder).workspace.of(CYCLE, team).standing.state


async def to_publish(person: Person, team: str) -> Publish:
    await person.light(team)
    await person.press("p")
    return await person.on(Publish)


async def test_okrs_are_published_past_closed_gates_and_withdrawn(tmp_path: Path) -> None:
    async with on_stage(sample_on(tmp_path), SIZE) as person:
        await to_publish(person, "payments")
        await person.wait_for("GATES", "✓ has objectives", "◆ champions named", "Make paying with us feel effortless")
        assert "tuiokr:" not in person.sees
        await person.press("p")
        await person.on(Pick)
        await person.wait_for("Some gates are not open", "Publish anyway")
        await person.press("1")
        await person.on(Publish)
        assert state_on_disk(tmp_path, "payments") == "drafted"
        await person.press("p 2")
        await person.on(Publish)
        await person.wait_for("Published.", "Payments published")
        assert state_on_disk(tmp_path, "payments") == "published"
        person.desk.draft.edit("payments", "p-done", target=99.0)
        await person.wait_for("published, stale")
        await person.press("d")
        await person.wait_for("It is a draft again")
    assert state_on_disk(tmp_path, "payments") == "drafted"


async def test_publishing_without_objectives_is_refused_with_a_message(tmp_path: Path) -> None:
    async with on_stage(two_levels(tmp_path), SIZE) as person:
        await to_publish(person, "payments")
        await person.wait_for("▲ has objectives", "Nothing to publish yet.")
        await person.press("p")
        await person.wait_for("Not published:")
    assert state_on_disk(tmp_path, "payments") == "drafted"


async def test_the_page_is_written_to_a_file_and_to_the_clipboard(tmp_path: Path) -> None:
    target = tmp_path / "out" / "page.md"
    async with on_stage(sample_on(tmp_path / "work"), SIZE) as person:
        await to_publish(person, "payments")
        await person.press("w")
        await person.on(AskLine)
        await person.wait_for(f"payments-{CYCLE}.md")
        await person.fill(str(target))
        await person.press("enter")
        await person.wait_for("not written", "name another file")
        target.parent.mkdir()
        await person.press("w")
        await person.fill(str(target))
        await person.press("enter")
        await person.wait_for("Written to")
        await person.press("y")
        await person.wait_for("Sent to the terminal's clipboard")
        assert person.app.clipboard == target.read_text(encoding="utf-8")
    page = target.read_text(encoding="utf-8")
    assert "Make paying with us feel effortless" in page and "Checkout completion from 71 % to 85 %" in page
    assert [path.name for path in target.parent.iterdir()] == ["page.md"]


async def test_the_suffix_of_the_file_decides_its_format(tmp_path: Path) -> None:
    place = copied_to(tmp_path / "formats")
    (place / "shout.py").write_text(SHOUT, encoding="utf-8")
    with formats_in(place):
        async with on_stage(sample_on(tmp_path / "work"), SIZE) as person:
            await to_publish(person, "payments")
            for name in ("page.shout", "page.json", "page"):
                await person.press("w")
                await person.on(AskLine)
                await person.wait_for(".md Markdown, .json JSON, .shout Loud")
                await person.fill(str(tmp_path / name))
                await person.press("enter")
                await person.until((tmp_path / name).is_file, f"{name} is written")
            page = person.desk.publish.text("payments")
    assert (tmp_path / "page.shout").read_bytes().startswith(MARK + b"MAKE PAYING WITH US")
    assert json.loads((tmp_path / "page.json").read_bytes())["objectives"][0]["team"] == "payments"
    assert (tmp_path / "page").read_text(encoding="utf-8") == page
