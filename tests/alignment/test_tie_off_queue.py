"""The queues of a tie-off: which finding belongs to which step, and how long it stays settled."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuiokr.alignment.tie_off_finding import NAMES, TieOffFinding
from tuiokr.alignment.tie_off_queue import QUEUES, fingerprint_of, items, key_of, queue_of, subject_of
from tuiokr.model.tie_off import SettledFinding, TieOff

WORDS = {"a": "Paying is easy", "b": "Refunds within a day", "c": "People come back"}
TIE_OFF = TieOff(id="t", cycle="2027-Q1", upper="top", lower=("pay",))


def finding(name: str, *about: str, severity: str = "warning") -> TieOffFinding:
    return TieOffFinding(name, severity, about, "said", "asked?")  # type: ignore[arg-type]


def settled(one: TieOffFinding, how: str = "settled", words: dict[str, str] | None = None) -> SettledFinding:
    mark = fingerprint_of(one.about, words or WORDS)
    return SettledFinding(finding=key_of(one), how=how, words=mark)


def test_every_finding_belongs_to_one_queue_or_to_the_board_of_dependencies() -> None:
    homeless = {name for name in NAMES if queue_of(finding(name, "a")) is None}
    assert homeless == {name for name in NAMES if name.startswith("dependency-")}
    for name in NAMES:
        assert sum(name in queue.findings for queue in QUEUES.values()) == (2 if name == "thinly-covered" else 1) or (
            name in homeless
        )


def test_a_key_result_with_one_weak_supporter_belongs_to_relevance_and_is_about_the_supporter() -> None:
    thin, through = finding("thinly-covered", "a", "b", severity="hint"), finding("thinly-covered", "a", "b")
    assert (queue_of(thin), subject_of(thin)) == ("relevance", "b")
    assert (queue_of(through), subject_of(through)) == ("coverage", "a")


def test_a_finding_stays_settled_while_the_words_stay_the_same() -> None:
    one = finding("parent-uncovered", "a")
    tie_off = TIE_OFF.but(settled=(settled(one),))
    (item,) = items((one,), QUEUES["coverage"], tie_off, WORDS)
    assert item.settled is not None
    (item,) = items((one,), QUEUES["coverage"], tie_off, {**WORDS, "a": "Paying is fun"})
    assert item.settled is None
    (item,) = items((one,), QUEUES["coverage"], tie_off, {**WORDS, "a": " paying IS  easy ", "b": "else"})
    assert item.settled is not None, "case and spaces are no other words, and what it is not about does not matter"


def test_another_finding_about_the_same_things_is_not_settled_with_it() -> None:
    one, other = finding("duplicate-effort", "a", "b"), finding("shared-metric", "a", "b")
    tie_off = TIE_OFF.but(settled=(settled(one, "same work"),))
    found = items((one, other), QUEUES["overlap"], tie_off, WORDS)
    assert [item.settled is None for item in found] == [False, True]


def test_the_kind_of_a_likeness_is_found_again_by_the_words_in_another_cycle() -> None:
    then, now = finding("duplicate-effort", "a", "b"), finding("duplicate-effort", "x", "y")
    words = {"x": WORDS["b"], "y": WORDS["a"]}
    earlier = TIE_OFF.but(id="old", cycle="2026-Q4", settled=(settled(then, "same recipe"),))
    (item,) = items((now,), QUEUES["overlap"], TIE_OFF, words, (earlier,))
    assert item.settled is None and item.before is not None and item.before.how == "same recipe"
    parked = earlier.but(settled=(settled(then, "parked"),))
    (item,) = items((now,), QUEUES["overlap"], TIE_OFF, words, (parked,))
    assert item.before is None, "only a kind of likeness is remembered"


def test_the_list_of_all_findings_keeps_their_order() -> None:
    every = (finding("overload", "pay"), finding("no-parent", "a"), finding("dependency-open", "d"))
    assert [item.finding for item in items(every, QUEUES["findings"], TIE_OFF, WORDS)] == list(every)


@given(st.lists(st.text(max_size=8), max_size=5), st.dictionaries(st.text(max_size=8), st.text(max_size=20)))
def test_any_words_have_a_fingerprint_that_does_not_depend_on_the_order(
    about: list[str], words: dict[str, str]
) -> None:
    assert fingerprint_of(about, words) == fingerprint_of(reversed(about), words)
