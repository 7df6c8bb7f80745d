"""One table of everything a key can do: bindings, the footer, the palette, the help page and the docs are fed from it."""

from __future__ import annotations

from dataclasses import dataclass

FOOTER_LIMIT = 7
"""Keys a footer shows at most; the rest are in the palette and the help."""


@dataclass(frozen=True)
class Command:
    """Something a person can do with a key."""

    id: str
    """The action's name: `action_<id>` on the screen or stage."""
    title: str
    """What the footer and the palette call it: one to three words."""
    help: str
    """One line for the help page."""
    keys: str
    """Textual key names, parted by commas; the first one is shown."""
    where: str
    """The screen or stage it belongs to; `everywhere` for all."""
    footer: bool = False
    priority: bool = False
    """True where its function and control keys work above everything, a text field and a dialog too."""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Each of its keys."""
        return tuple(self.keys.split(","))


PLACES: dict[str, str] = {
    "everywhere": "Everywhere",
    "welcome": "The three doors",
    "setup": "Set up",
    "outline": "Set up: the teams",
    "home": "Home",
    "draft": "Draft",
    "edit": "While writing",
    "workshop": "Workshop",
    "tests": "Team tests",
    "vote": "Fist of five: hands",
    "shown": "Fist of five: the hands on the table",
    "count": "Confidence and champions",
    "dependencies": "Dependencies",
    "parking": "Parking lot",
    "tie_off": "Tie-off",
    "publish": "Publish",
    "records": "Past workshops",
}

COMMANDS: tuple[Command, ...] = (
    Command("help", "Help", "Every key of this screen, and the rules behind the checks", "question_mark,f1", "everywhere", True, True),
    Command("park", "Park", "Put a question on the parking lot without leaving the screen", "f4", "everywhere", False, True),
    Command("command_palette", "Palette", "Find anything by typing a few letters of it", "colon,ctrl+p", "everywhere", False, True),
    Command("back", "Back", "One level back; nothing typed is lost", "escape", "everywhere"),
    Command("undo", "Undo", "Take the last change back; many steps", "u", "everywhere"),
    Command("redo", "Redo", "Do again what was taken back", "U", "everywhere"),
    Command("settle", "Clash", "Your edit met somebody else's: both side by side", "f12", "everywhere", False, True),
    Command("leave", "Quit", "Save and quit; a running clock is paused. On Home also q", "ctrl+q", "everywhere", False, True),
    Command("redraw", "Redraw", "The whole screen again, when something else has written on it", "ctrl+l", "everywhere", False, True),
    Command("suspend", "Suspend", "Back to the shell; fg brings the program back. In a text field ctrl+z undoes typing", "ctrl+z", "everywhere", False, True),
    # The doors
    Command("leave", "Quit", "Save and quit", "q", "welcome"),
    # Set up
    Command("begin", "Begin", "Make it so and go on", "f9,ctrl+s", "setup", True, True),
    Command("next_field", "Next", "The next field", "tab", "setup", True),
    Command("indent", "Indent", "Put this team, or all selected ones, below the one above it", "tab", "outline", True),
    Command("outdent", "Outdent", "One level up", "shift+tab", "outline", True),
    Command("leave_field", "Other fields", "To the organisation and the cycle; esc there goes back to the doors", "escape", "outline", True),
    # Home
    Command("draft", "Draft", "Draft this team's objectives and key results", "enter", "home", True),
    Command("workshop", "Workshop", "Run or resume this team's workshop", "w", "home", True),
    Command("tie_off", "Tie-off", "Tie this team off with the teams below it", "t", "home", True),
    Command("publish", "Publish", "The gates, then one clean page", "p", "home", True),
    Command("add_team", "Add team", "A new team below this one", "a", "home", True),
    Command("edit_team", "Edit team", "Name, leader, people, the team above", "e", "home", True),
    Command("cycle", "Cycle", "Another cycle, or a new one, with a copy of the objectives or empty", "c", "home"),
    Command("copy_over", "Copy from…", "Copy this team's objectives and key results from another cycle, without votes, scores and due dates", "y", "home"),
    Command("pick_up", "Pick up", "Go on with what was left off", "g", "home"),
    Command("import", "Import", "Bring in OKRs from a file", "i", "home"),
    Command("remove_team", "Remove team", "Take a team without objectives out from this cycle on; earlier cycles keep it", "x", "home"),
    Command("glossary", "Glossary", "Names of products and teams the checks should take as plain words", "G", "home"),
    Command("checks", "Checks", "Checks this organisation does without, by name or beginning", "C", "home"),
    Command("organisation", "Organisation", "The organisation's name", "O", "home"),
    Command("history", "History", "What became of this team's set: when, who, why; bring an older form back", "H", "home"),
    Command("records", "Past workshops", "Notes, themes, votes and parked questions of every workshop, ended or not", "W", "home"),
    Command("leave", "Quit", "Save and quit; a running clock is paused", "q", "home"),
    # Draft
    Command("objective", "Objective", "A new objective", "o", "draft", True),
    Command("key_result", "Key result", "A new key result of this objective", "k", "draft", True),
    Command("edit", "Write", "Write in this one", "enter,e", "draft", True),
    Command("delete", "Delete", "Delete this one; undo brings it back", "x,delete", "draft", True),
    Command("vote", "Vote", "Fist of five on this one", "v", "draft", True),
    Command("ask", "Ask the team", "Espresso and townhall on this objective", "q", "draft", True),
    Command("move_up", "Move up", "One place up", "shift+up,left_square_bracket", "draft"),
    Command("move_down", "Move down", "One place down", "shift+down,right_square_bracket", "draft"),
    Command("move_to", "Move to…", "Give this key result to another objective", "m", "draft"),
    Command("history", "History", "What became of this one: when, who, why; bring an older form back", "H", "draft"),
    Command("duplicate", "Duplicate", "A copy right below", "d", "draft"),
    Command("supports", "Supports…", "What it supports on the level above", "l", "draft"),
    Command("next_finding", "Next finding", "Light the next statement with something to look at", "f", "draft"),
    Command("previous_finding", "Finding before", "The one before", "F", "draft"),
    Command("start_over", "Start over", "Write from the frame of its first finding; ctrl+z brings the words back", "r", "draft"),
    Command("sentence", "To words", "From, to, unit and due written into the sentence", "equals_sign", "draft"),
    Command("rule_page", "Why?", "The page of a rule: what it looks for, why, when to ignore it", "i", "draft"),
    Command("waive", "Waive", "Let a finding stand, with a reason", "z", "draft"),
    Command("publish", "Publish", "The gates, then one clean page", "p", "draft"),
    # While writing
    Command("go_on", "Next", "Save it and write the next one", "enter", "edit", True),
    Command("fields", "Fields", "From, to, unit, due, champion, confidence", "tab", "edit", True),
    Command("frame", "Start over", "The frame of the first finding in place of the words; ctrl+z brings them back", "f8", "edit", True, True),
    Command("next_words", "Next words", "The caret to the next words at fault", "f9", "edit", False, True),
    Command("done", "Done", "Back to the list; all is saved", "escape", "edit", True),
    # Workshop
    Command("toggle_clock", "Clock", "Start or pause the clock", "space", "workshop", True),
    Command("next_step", "Next", "This step is done, the next one comes", "n", "workshop", True),
    Command("back_step", "Step back", "The step before", "b", "workshop", True),
    Command("more_time", "+1 min", "One minute more for this step", "plus", "workshop", True),
    Command("less_time", "-1 min", "One minute less", "minus", "workshop"),
    Command("go_to_step", "Go to…", "Any step of the agenda", "g", "workshop"),
    Command("skip_step", "Skip", "Skip this step", "s", "workshop"),
    Command("catch_up", "Catch up", "Win the overrun back: next step, all steps, drop one, end later", "f6", "workshop", False, True),
    Command("attend", "Who is here", "The people asked in votes", "f7", "workshop", False, True),
    Command("notes", "Notes", "Notes of this step", "f3", "workshop", False, True),
    Command("end", "End", "End the workshop", "f10", "workshop", False, True),
    Command("discard", "Discard", "Take out a workshop that was started by mistake; undo brings it back", "X", "workshop"),
    # Team tests
    Command("yes", "Yes", "One more yes", "y", "tests", True),
    Command("meh", "Meh", "One more meh", "m", "tests", True),
    Command("eye_roll", "Eye-roll", "One more eye-roll", "r", "tests", True),
    Command("other_test", "Other test", "Between espresso and townhall", "tab", "tests", True),
    Command("show_counts", "Show", "The counts on the table, or hidden again so that answers can change", "v", "tests", True),
    Command("less_yes", "One yes less", "Take a yes back", "Y", "tests"),
    Command("less_meh", "One meh less", "Take a meh back", "M", "tests"),
    Command("less_eye_roll", "One eye-roll less", "Take an eye-roll back", "R", "tests"),
    # Vote
    Command("hands", "Hand", "The hand of the person whose name is lit; the next one follows", "0,1,2,3,4,5", "vote", True),
    Command("take_back", "Take back", "Forget the last hand", "backspace", "vote", True),
    Command("absent", "Absent", "Not in the room", "a", "vote", True),
    Command("abstain", "Abstain", "In the room, shows no hand", "s", "vote", True),
    Command("line", "Many", "Fill many at once: ana 4, li 3, rest 5, or the chat of the call, pasted as it is", "l", "vote", True),
    Command("reveal", "Reveal", "Hands on the table", "r", "vote", True),
    Command("hear", "Heard", "What the low vote said", "h", "shown", True),
    Command("again", "Again", "Another round; all rounds stay", "b", "shown", True),
    Command("rule", "Rule", "Another rule, before the first hand", "f5", "vote"),
    Command("names", "Names", "Show hands with names, or without", "n", "shown", True),
    Command("decide", "Owner decides", "After three rounds the owner decides, with the dissent noted", "d", "shown", True),
    Command("join", "Add person", "One more person votes", "plus", "vote"),
    # Confidence and champions
    Command("digit", "Set", "Confidence 0 to 9, or the champion by number; the next one follows", "0,1,2,3,4,5,6,7,8,9", "count", True),
    Command("ten", "Ten", "Confidence 10", "t", "count", True),
    Command("clear", "Clear", "Take it away again", "backspace", "count", True),
    Command("name", "Name…", "A champion who is not in the list", "a", "count", True),
    # Dependencies
    Command("add", "Add", "What, from whom, by when", "a", "dependencies", True),
    Command("accept", "Accepted", "The other team says yes", "y", "dependencies", True),
    Command("counter", "Countered", "A yes, but", "o", "dependencies", True),
    Command("decline", "Declined", "A no", "d", "dependencies", True),
    Command("risk", "As a risk", "Somebody carries it as a risk, by name", "r", "dependencies", True),
    Command("forget", "Delete", "Take it away", "x", "dependencies"),
    # Parking lot
    Command("add_parked", "Add", "Park another question", "a", "parking", True),
    Command("resolve", "Resolve", "What became of it", "enter", "parking", True),
    # Tie-off
    Command("side", "Side", "Between the upper level, the lower level and the findings", "tab", "tie_off", True),
    Command("link", "Link", "This objective supports one above; three are suggested first", "l", "tie_off", True),
    Command("unlink", "Unlink", "Take a link away", "k", "tie_off"),
    Command("confirm", "Confirm", "Both levels stand behind it", "c", "tie_off", True),
    Command("change", "Change", "It has to change: say how", "h", "tie_off", True),
    Command("drop", "Drop", "Not this cycle: say why", "x", "tie_off"),
    Command("escalate", "Escalate", "Somebody else has to decide: say who", "e", "tie_off"),
    Command("note", "Note", "A note on the decision", "w", "tie_off"),
    Command("dependency", "Dependency", "Dependencies of these teams", "d", "tie_off", True),
    Command("sign", "Sign", "A leader signs what stands", "s", "tie_off", True),
    # Publish
    Command("publish_now", "Publish", "Mark the set as published", "p", "publish", True),
    Command("write", "To a file", "Write the page as Markdown", "w", "publish", True),
    Command("copy", "Copy", "The page to the clipboard", "y", "publish", True),
    Command("withdraw", "Withdraw", "Back to a draft", "d", "publish"),
    # Past workshops
    Command("side", "Read", "Between the list and the page; there the arrows scroll", "tab", "records", True),
    Command("all_teams", "All teams", "The workshops of this team, or of every team", "a", "records", True),
)  # fmt: skip


READING = frozenset(
    [
        "help",
        "redraw",
        "suspend",
        "history",
        "command_palette",
        "back",
        "leave",
        "begin",
        "next_field",
        "draft",
        "tie_off",
        "publish",
        "records",
        "all_teams",
        "cycle",
        "next_finding",
        "previous_finding",
        "rule_page",
        "side",
        "other_test",
        "copy",
        "write",
        "done",
    ]
)
"""What can be done in a workspace that is read only."""
IDS = frozenset(command.id for command in COMMANDS)


LEAVING = frozenset(["back", "done", "leave", "redraw", "suspend"])
"""What can be done on a screen whose subject is gone."""


def allowed(action: str, *, read_only: bool, gone: bool = False) -> bool:
    """Whether an action may run; what is not in the table changes nothing, and only what is `gone` forbids it."""
    if gone and action not in LEAVING:
        return False
    return not read_only or action not in IDS or action in READING


def of(where: str) -> tuple[Command, ...]:
    """The commands of one place."""
    return tuple(command for command in COMMANDS if command.where == where)


def types(key: str) -> bool:
    """Whether a key is a letter or a sign, so that a text field has it for itself."""
    return len(key) == 1 or key in _SIGNS


def key_label(command: Command, *, typing: bool = False) -> str:
    """How its first key is written for people: `⏎`, `F4`, `^p`, `⌫`. While `typing`, one that is no letter if it can."""
    if command.id in ("hands", "digit"):
        return f"{command.all_keys[0]}-{command.all_keys[-1]}"
    keys = sorted(command.all_keys, key=types) if typing else command.all_keys
    return _written(keys[0])


def key_labels(command: Command) -> str:
    """All its keys as they are written for people."""
    if command.id in ("hands", "digit"):
        return key_label(command)
    return " ".join(map(_written, command.all_keys))


_SIGNS = {
    "plus": "+", "minus": "-", "left_square_bracket": "[", "right_square_bracket": "]", "equals_sign": "=",
    "question_mark": "?", "colon": ":",
}  # fmt: skip
_NAMES = _SIGNS | {
    "enter": "⏎", "escape": "esc", "space": "space", "tab": "tab", "backspace": "⌫", "delete": "del",
    "shift+up": "⇧↑", "shift+down": "⇧↓", "shift+tab": "⇧tab",
}  # fmt: skip


def _written(key: str) -> str:
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return f"^{key[5:]}"
    return key.upper() if key.startswith("f") and key[1:].isdigit() else key


def footer(*places: str) -> tuple[Command, ...]:
    """What a footer shows for some places, the first place's keys first, at most FOOTER_LIMIT."""
    found = [command for place in places for command in of(place) if command.footer]
    help_key = next(command for command in COMMANDS if command.id == "help")
    kept = [command for command in dict.fromkeys(found) if command is not help_key][: FOOTER_LIMIT - 1]
    return (*kept, help_key)
