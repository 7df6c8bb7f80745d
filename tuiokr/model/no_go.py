"""No-gos: what a team will not do in a cycle, so that its OKRs can happen."""

from datetime import datetime

from tuiokr.model.value import Line, Value


class NoGo(Value):
    """One thing that a team will not do."""

    id: str
    words: Line
    owner: Line = ""
    """The team or person who stops it, or has to hear it."""
    reason: Line = ""
    noted: datetime

    @property
    def more(self) -> str:
        """Owner and reason in one line: `Growth, because nobody reads it`; "" without both."""
        because = f"because {self.reason}" if self.reason else ""
        return ", ".join(part for part in (self.owner, because) if part)

    @property
    def whole(self) -> str:
        """The words with owner and reason: `The monthly report (Growth, because nobody reads it)`."""
        return f"{self.words} ({self.more})" if self.more else self.words
