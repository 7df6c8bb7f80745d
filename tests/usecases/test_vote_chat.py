"""Hands in chats, in the layouts of common chat programs. We wrote every chat in this file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.usecases.office import ANY_TEXT, some
from tuiokr.model.names import fold
from tuiokr.usecases.vote_hands import Read, read_hands

RING = ("Ana Lima", "Bo", "Sam Miller", "José", "Jürgen Voß", "Pádraig O'Neil", "花子")


def shown(text: str, people: tuple[str, ...] = RING, you: str = "") -> dict[str, int | str | None]:
    """Map each person to a hand or a mark; every line must be understood."""
    reading = read_hands(text, people, you=you)
    assert reading.problems == ()
    return {one.person: one.mark or one.hand for one in reading.hands}


LAYOUTS = {
    "zoom, saved": "10:24:15 From Ana Lima to Everyone:\n\t4\n10:24:18 From Bo to Everyone:\n\t3\n",
    "zoom, saved by an older one": "10:24:15\t From  Ana Lima : 4\n10:24:18\t From  Bo : 3",
    "zoom, to the hosts": "10:24:15 From Ana Lima to Hosts and panelists:\n4\n10:24:18 From Bo To Host(s): 3",
    "zoom, direct": "10:24:15 From Ana Lima to Me (Direct Message):\n4\n10:24:18 From Bo to Sam Miller(Privately):\n3",
    "zoom, recording": "00:12:34\tAna Lima:\t4\n00:12:36\tBo:\t3",
    "zoom, window": "Ana Lima to Everyone 10:24 AM\n4\nBo to Everyone 10:24 AM\n3",
    "zoom, window, time first": "Ana Lima 10:24 AM to Everyone\n4\nBo 10:25 AM to Everyone\n3",
    "zoom, reply": '10:24:15 From Ana Lima to Everyone:\n\tReplying to "Hands please"\n\n\t4\n'
    "10:24:18 From Bo to Everyone:\n\t3\n"
    '10:24:20 From Sam Miller to Everyone:\n\tReacted to "4" with 👍',
    "zoom, German": "10:24:15 Von Ana Lima an Alle:\n\t4\n10:24:18 Von Bo an alle : 3",
    "zoom, French": "10:24:15 De Ana Lima à Tout le monde :\n4\n10:24:18 De Bo à tous : 3",
    "zoom, Spanish": "10:24:15 De Ana Lima a Todos:\n4\n10:24:18 De Bo a todos: 3",
    "zoom, Portuguese": "10:24:15 De Ana Lima para Todos:\n4\n10:24:18 De Bo para todos: 3",
    "zoom, Italian": "10:24:15 Da Ana Lima a Tutti:\n4\n10:24:18 Da Bo a tutti: 3",
    "zoom, Dutch": "10:24:15 Van Ana Lima aan iedereen:\n4\n10:24:18 Van Bo aan Iedereen: 3",
    "zoom, Swedish": "10:24:15 Från Ana Lima till Alla:\n4\n10:24:18 Från Bo till alla: 3",
    "zoom, Japanese": "10:24:15 開始 Ana Lima 宛先 全員:\n4\n10:24:18 Bo から 全員 : 3",
    "zoom, Chinese": "10:24:15 从 Ana Lima 到 所有人:\n4\n10:24:18 从 Bo 到 所有人: 3",
    "teams, brackets": "[10:24] Ana Lima\n4\n[10:24] Bo\n3",
    "teams, brackets and guests": "[10:24 AM] Ana Lima (Guest)\n4\n[10:25 AM] Bo (External)\n3",
    "teams, brackets with a day": "[Yesterday 10:24] Ana Lima\n4\n[23/11/2026 10:25] Bo\n3\n"
    "[11/23/2026 10:26 AM] Bo\nThanks!",
    "teams, last name first": "[10:24] Lima, Ana\n4\n[10:24] Bo\n3",
    "teams, last name first, with the house": "[10:24] Lima, Ana (Northwind)\n    4\n[10:24] Bo (Unverified)\n    3",
    "teams, time behind": "Ana Lima 10:24 AM\n4\nBo 10:24 AM\n3",
    "teams, time below": "Ana Lima\n10:24 AM\n4\nBo\n10:24 AM\n3",
    "teams, reactions": "Ana Lima 10:24 AM\n4\n1 Like reaction.\n1\nBo 10:24 AM\n3\n👍\n2",
    "teams, edited": "Ana Lima 10:24 AM Edited\n4\nBo 10:24 AM\n3\nEdited",
    "teams, initials": "AL\nAna Lima\n10:24 AM\n4\nBo\n10:24 AM\n3",
    "meet": "Ana Lima\n10:24 AM\n4\nkeep\nBo\n10:25 AM\n3\nkeep_outline",
    "meet, narrow space": "Ana Lima\n10:24\u202fAM\n4\nBo\n10:24\u202fAM\n3",
    "meet, no space": "Ana Lima10:24 AM\n4\nBo10:24 AM\n3",
    "meet, twenty-four hours": "Ana Lima\n10:24\n4\nBo\n10:24\n3",
    "meet, saved": "00:12:04.123,00:12:07.123\nAna Lima: 4\n\n00:12:08.000,00:12:11.000\nBo: 3",
    "slack": "Ana Lima\n  10:24 AM\n4\nBo\n  10:24 AM\n3",
    "slack, one line": "Ana Lima  10:24 AM\n4\nBo  10:24 AM\n3",
    "slack, brackets": "Ana Lima  [10:24 AM]\n4\nBo  [10:25 AM]\n3",
    "slack, again": "Ana Lima  10:24 AM\n2\n10:26\n4\nBo  10:27 AM\n3",
    "slack, codes": "Ana Lima  10:24 AM\n:four:\nBo  10:24 AM\n:three:",
    "slack, reactions": "Ana Lima  10:24 AM\n4\n:+1:\n2\nBo  10:24 AM\n3\n👍\n1\n🎉\n5",
    "slack, reactions beside": "Ana Lima  10:24 AM\n4\n👍 2\nBo  10:24 AM\n3 (edited)\n:tada: 5",
    "slack, keycaps as reactions": "Ana Lima  10:24 AM\n4\n5️⃣\n2\nBo  10:24 AM\n3",
    "slack, headings": "Monday, November 23rd\nAna Lima  10:24 AM\n4\nNew\nBo  10:24 AM\n3\n2 replies\nView thread",
    "slack, quote": "Ana Lima  10:24 AM\n> 0 would block it\n4\nBo  10:24 AM\n3",
    "discord": "Ana Lima — Today at 10:24 AM\n4\nBo — 23/11/2026 10:24\n3",
    "whatsapp, iPhone": "[23/11/2026, 10:24:15] Ana Lima: 4\n[23/11/2026, 10:24:18] Bo: 3",
    "whatsapp, Android": "23/11/2026, 10:24 - Ana Lima: 4\n23/11/2026, 10:24 - Bo: 3",
    "whatsapp, American": "11/23/26, 10:24\u202fAM - Ana Lima: 4\n11/23/26, 10:24\u202fAM - Bo: 3",
    "whatsapp, German": "23.11.26, 10:24 - Ana Lima: 4\n23.11.26, 10:24 - Bo: 3",
    "telegram": "Ana Lima, [23.11.2026 10:24]\n4\n\nBo, [23.11.2026 10:24]\n3",
    "webex": "from Ana Lima to everyone:    10:24 AM\n4\nfrom Bo to everyone:    10:24 AM\n3",
    "gotomeeting": "Ana Lima (to Everyone): 10:24 AM: 4\nBo (to Organizer(s) Only): 10:24 AM: 3",
    "google chat": "Ana Lima, 10:24 AM\n4\nBo, Nov 23, 10:24 AM\n3",
    "google chat, just now": "Ana Lima\n2 min ago\n4\nBo\nJust now\n3",
    "irc": "10:24 <Ana Lima> 4\n10:24 <Bo> 3",
    "mattermost": "@Ana Lima\n10:24 AM\n4\n@Bo\n10:25 AM\n3",
    "jitsi, time behind": "Ana Lima\n4\n10:24\nBo\n3\n10:25",
    "bigbluebutton": "[10:24] Ana Lima : 4\n[10:24] Bo : 3",
    "says": "Ana Lima says: 4\nBo says 3",
    "says, and a line below": "Ana Lima says\n4\nBo said:\n3",
    "schreibt": "Ana Lima schreibt: 4\nBo schrieb: 3",
    "kl.": "Ana Lima kl. 10.24\n4\nBo kl. 10.25\n3",
    "h": "Ana Lima 10h24\n4\nBo 10h25\n3",
    "Uhr": "Ana Lima 10:24 Uhr\n4\nBo 10:24 Uhr\n3",
    "morning in Chinese": "Ana Lima 上午10:24\n4\nBo 上午 10:24\n3",
    "heute um": "Ana Lima heute um 10:24\n4\nBo gestern um 10:24 Uhr\n3",
    "a.m.": "Ana Lima 10:24 a.m.\n4\nBo 10:24 a. m.\n3",
    "a table": "Ana Lima\t4\nBo\t3",
    "a Markdown table": "| Ana Lima | 4 |\n| Bo | 3 |",
    "commas": "Ana Lima, 4\nBo, 3",
    "bullets": "- Ana Lima: 4\n• Bo: 3",
    "numbered": "1. Ana Lima: 4\n2) Bo: 3",
    "dashes": "Ana Lima - 4\nBo – 3",
    "arrows": "Ana Lima -> 4\nBo → 3",
    "guests": "Ana Lima (guest): 4\nBo (he/him): 3",
    "addresses": "ana.lima@example.com: 4\nBo <bo@example.com>: 3",
    "no commas": "ana 4 bo 3",
    "full width": "Ana Lima：４\nBo：３",
    "people coming and going": "Bo joined the meeting\nAna Lima: 4\nBo: 3\nSam Miller has left the chat\n"
    "Seen by 5\nSam Miller raised hand",
    "days": "Today\nAna Lima: 4\n--- 23 November 2026 ---\nBo: 3\nYesterday",
    "what clients say": "Meeting started\nAna Lima: 4\nBo: 3\nBo is typing\nPinned\n"
    "Messages can only be seen by people in the call",
    "blank lines and Windows": "\r\nAna Lima: 4\r\n\r\n\r\nBo: 3\r\n",
}  # fmt: skip


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_is_read(text: str) -> None:
    assert shown(text) == {"Ana Lima": 4, "Bo": 3}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_a_layout_gives_no_hand_to_other_people(text: str) -> None:
    assert {one.person for one in read_hands(text, ("Zoe", "Sam Miller", "Kim"), you="Kim").hands} == set()


@pytest.mark.parametrize(
    "words",
    ["4", "4!", "4.", " 4 ", "４", "④", "4️⃣", "٤", "४", "four", "Four!", "FOUR", "vier", "quatre", "cuatro",
    "quattro", "quatro",
     "四", ":four:", "✋ 4", "4 ✋", "👍 4", "4 👍", "4/5", "4 / 5", "4 out of 5", "4 of 5", "4 von 5", "4 sur 5",
     "**4**", "`4`", "(4)",
     "“4”", "I'm a 4", "I’m at 4", "I say 4", "my vote: 4", "my vote is 4", "a 4 from me", "4 from me", "it's a 4",
     "solid 4",
     "4 fingers", "four fingers", "sorry, 4", "Sorry — 4", "oops 4", "correction: 4", "edit: 4", "make that 4",
     "2, sorry, 4",
     "2 no wait 4", "2 -> 4", "2 → 4", "~~2~~ 4", "4 (edited)", "4 4", "4?", "hi, 4", "fist of five: 4"],
)  # fmt: skip
def test_each_notation_of_four_is_read(words: str) -> None:
    assert read_hands(f"Bo: {words}", RING).hands == (Read("Bo", 4),)
    assert read_hands(f"Bo  10:24 AM\n{words}", RING).hands == (Read("Bo", 4),)


@pytest.mark.parametrize("words", ["fist", "Fist!", "a fist", "closed fist", "✊", "✊🏽", "0", "zero", "0️⃣"])
def test_each_notation_of_a_block_is_read(words: str) -> None:
    assert shown(f"Bo: {words}") == {"Bo": 0}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("2 - night shift has no slot", "night shift has no slot"),
        ("2 — night shift has no slot", "night shift has no slot"),
        ("2, night shift has no slot", "night shift has no slot"),
        ("2; night shift, no slot", "night shift, no slot"),
        ("2. Night shift has no slot", "Night shift has no slot"),
        ("2: night shift", "night shift"),
        ("2 (night shift)", "night shift"),
        ("2 night shift has no slot", "night shift has no slot"),
        ("2 because night shift has no slot", "because night shift has no slot"),
        ("2 but 3 people could help", "but 3 people could help"),
        ("2/5, night shift", "night shift"),
        ("two, night shift", "night shift"),
        ("sorry, 2 - night shift", "night shift"),
    ],
)
def test_the_words_beside_a_hand_are_kept(words: str, kept: str) -> None:
    assert read_hands(f"Pádraig: {words}", RING).hands == (Read("Pádraig O'Neil", 2, words=kept),)


def test_the_lines_below_a_hand_are_kept() -> None:
    text = "Bo  10:24 AM\n2\nNight shift has no slot\nAna Lima  10:25 AM\n4\nBo  10:26 AM\n3\nLi would take it"
    assert read_hands(text, RING).hands == (
        Read("Ana Lima", 4),
        Read("Bo", 3, words="Night shift has no slot\nLi would take it"),
    )
    text = "Bo: 2\nnight shift has no slot\nAna: 4"
    assert read_hands(text, RING).hands == (Read("Bo", 2, words="night shift has no slot"), Read("Ana Lima", 4))


@pytest.mark.parametrize(
    "words",
    ["hello", "see slide 4", "KR 3 is too low", "2 questions", "5 min", "5 more minutes", "4 people are missing",
    "3 of us cannot",
     "back in 5", "3 or 4", "3-4", "3/4", "3, maybe 4", "4.5", "4,5", "3½", "+1", "-1", "6", "7", "10", "44",
     "4th", "4 %", "Q4", "4/10",
     "no one is against it", "that one", "👍", "10:30?", "at 4 pm", "between 3 and 4", "fist of five, please",
     "https://example.com/4"],
)  # fmt: skip
def test_words_that_are_not_a_hand_are_reported(words: str) -> None:
    reading = read_hands(f"Ana: 3\nBo: {words}", RING)
    assert reading.hands == (Read("Ana Lima", 3),)
    assert reading.problems == ("What Bo wrote (line 2) is not a hand from 0 to 5",)


def test_the_later_hand_of_a_person_counts() -> None:
    assert shown("Bo: 2\nAna: 3\nBo: sorry, 4") == {"Ana Lima": 3, "Bo": 4}
    assert shown("Bo  10:24 AM\n2\nsorry, 4") == {"Bo": 4}
    assert shown("[10:24] Bo\n2\n[10:25] Ana Lima\n3\n[10:26] Bo\n4") == {"Ana Lima": 3, "Bo": 4}
    assert shown("Bo: 2\nBo: wait, let me think") == {"Bo": 2}


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("jose", "José"), ("JOSÉ", "José"), ("jose\u0301", "José"), ("jurgen", "Jürgen Voß"), ("juergen", "Jürgen Voß"),
        ("Jürgen Voss", "Jürgen Voß"), ("padraig", "Pádraig O'Neil"), ("Pádraig O’Neil", "Pádraig O'Neil"),
        ("oneil", "Pádraig O'Neil"),
        ("padraig o neil", "Pádraig O'Neil"), ("al", "Ana Lima"), ("A. Lima", "Ana Lima"), ("Ana L.", "Ana Lima"),
        ("lima", "Ana Lima"),
        ("sam", "Sam Miller"), ("Miller, Sam", "Sam Miller"), ("Sam Miller (she/her)", "Sam Miller"), ("Bo Berg", "Bo"),
        ("Berg Bo", "Bo"), ("Bo | Northwind", "Bo"), ("花子", "花子"),
    ],
)  # fmt: skip
def test_a_name_is_recognised_in_the_form_of_each_chat(typed: str, person: str) -> None:
    assert shown(f"{typed}: 4") == {person: 4}


@pytest.mark.parametrize(
    ("typed", "person"),
    [("lukasz", "Łukasz"), ("soren", "Søren"), ("soeren", "Søren"), ("thorunn", "Þórunn"), ("IRMAK", "Irmak"),
    ("jean paul", "Jean-Paul"),
     ("jp", "Jean-Paul"), ("max", "Maximilian"), ("zoe", "Zoë"), ("d'arcy", "D’Arcy"), ("darcy", "D’Arcy"),
     ("aase", "Åse")],
)  # fmt: skip
def test_names_are_recognised_without_special_letters(typed: str, person: str) -> None:
    ring = ("Łukasz", "Søren", "Þórunn", "Irmak", "Jean-Paul", "Maximilian", "Zoë", "D’Arcy", "Åse")
    assert shown(f"{typed} 4", ring) == {person: 4}


def test_two_people_of_one_name_are_asked_about() -> None:
    reading = read_hands("tom 4\nana 3", ("Tom Berg", "Tom Lind", "Ana"))
    assert reading.hands == (Read("Ana", 3),)
    assert reading.problems == ("“tom” (line 1) could be Tom Berg or Tom Lind. Write more of the name",)
    reading = read_hands("Ana: 4", ("Ana", "Ana (2)"))
    assert (reading.hands, len(reading.problems)) == ((), 1)
    assert shown("Ana (2): 4\nAna (1): 3", ("Ana", "Ana (2)")) == {"Ana (2)": 4, "Ana": 3}


def test_names_that_differ_in_an_accent_are_two_people() -> None:
    assert shown("Ána: 2\nAna: 4", ("Ana", "Ána")) == {"Ána": 2, "Ana": 4}


@pytest.mark.parametrize("line", ["tom 4", "zoe 4", "Bo: 2 questions", "hello everybody", "4", "Bo: 9"])
def test_nobody_gets_the_rest_while_a_line_is_not_understood(line: str) -> None:
    reading = read_hands(f"ana 3\n{line}\nrest 5", ("Ana", "Tom Berg", "Tom Lind", "Bo", "Li"))
    assert reading.hands == (Read("Ana", 3),)
    assert reading.problems[-1] == "“rest” was not used, because some of the text was not understood"
    assert "(line 2)" in reading.problems[0] or "Line 2" in reading.problems[0]


def test_you_is_the_person_who_copied_the_chat() -> None:
    reading = read_hands("You\n10:24 AM\n4\nBo\n10:24 AM\n3", RING)
    assert reading.hands == (Read("Bo", 3),)
    assert reading.problems == (
        "“You” (line 3) is the person who copied the chat. Write their name instead, such as ana 4",
    )
    assert shown("You to Everyone 10:24 AM\n4", you="Sam Miller") == {"Sam Miller": 4}
    assert shown("Me: 4", you="Sam Miller") == {"Sam Miller": 4}
    assert read_hands("You: 4", RING, you="Eve").hands == ()


def test_a_hand_of_somebody_outside_the_vote_is_given_to_nobody_else() -> None:
    for text in (
        "Sam Miller 10:24\n4\nZoe Kim\n3",
        "Sam Miller\n4\nZoe Kim\n3",
        "[10:24] Sam Miller\n4\n[10:25] Zoe Kim\n3",
    ):
        reading = read_hands(text, RING)
        assert reading.hands == (Read("Sam Miller", 4),)
        assert reading.problems == ("Nobody here is called “Zoe Kim” (line 4)",)
    assert read_hands("Zoe Kim 10:20\nPlease show your hands, 0 to 5\nBo 10:21\n4", RING).hands == (Read("Bo", 4),)


SAID = ["4", "four", "0", "fist", "5️⃣", "４", "2 - no slot", "10", "3 or 4", "strong yes", "I block", "-1"]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(
    "line",
    ["Pádraigh: {}", "tom {}", "Bo: {} questions", "{}: Ana", "{}", "strong yes {}", "You: {}", "Zoe Kim says {}"],
)
def test_no_problem_reveals_a_hand(line: str, said: str) -> None:
    ring = ("Ana", "Tom Berg", "Tom Lind", "Bo")
    for problem in read_hands(line.format(said), ring).problems:
        left = problem.replace("0 to 5", "").replace("such as ana 4", "")
        assert not re.search(r"\d|four|fist|strong|block|slot", left), problem


CHATTER = st.lists(
    st.sampled_from([*RING, "Zoe Kim", "You", "10:24 AM", "[10:24]", "From ", " to Everyone", ":", "4", "three",
    "✋", "👍", "2 questions",
                     "\n", "\n", " ", ", ", "sorry, ", "- ", ">", "(guest)", "rest", "absent", "3️⃣", "：", "| "]),
    max_size=30,
).map("".join)  # fmt: skip


@some
@given(CHATTER | ANY_TEXT, st.lists(st.sampled_from(RING), unique=True))
def test_only_people_who_are_named_get_a_hand(text: str, people: list[str]) -> None:
    reading = read_hands(text, people)
    words = re.findall(r"\w+", fold(text))
    for one in reading.hands:
        name = fold(one.person)
        named = any(part.startswith(word) or word.startswith(part) for word in words for part in (name, *name.split()))
        assert one.person in people
        assert named or any(word.startswith("rest") for word in words), (one, text)
        assert one.mark or one.hand in range(6)
