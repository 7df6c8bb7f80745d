"""The prompts of a step above the work: what the facilitator asks the people in the room."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from tuiokr.widgets import text


class Band(Static):
    """Shows the prompts of a step. None is cut; on a low screen several share a line."""

    DEFAULT_CSS = """
    Band { height: auto; padding: 0 2; margin: 1 0 0 0; }
    Band.-bare { display: none; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", markup=False, id=id)
        self._prompts: tuple[str, ...] = ()
        self._low = False

    def show(self, prompts: Sequence[str], *, low: bool) -> None:
        """Show other prompts; `low` is True if the screen has few lines."""
        if (tuple(prompts), low) != (self._prompts, self._low):
            self._prompts, self._low = tuple(prompts), low
            self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self.set_class(not self._prompts, "-bare")
        width = max(20, self.content_size.width or 60)
        asked = [text.wrap(text.words(prompt, "bold"), width, first=("▸ ", "$accent")) for prompt in self._prompts]
        if self._low and all(len(lines) == 1 for lines in asked):
            self.update(text.stack(text.flow([lines[0] for lines in asked], width)))
        else:
            self.update(text.stack([one for lines in asked for one in lines]))


if __name__ == "__main__":
    from bench.alone import show

    show(__file__)
