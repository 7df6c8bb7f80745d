"""The guided tour of the demo."""

from __future__ import annotations

import pytest

from tuiokr.keys import COMMANDS, IDS, key_labels
from tuiokr.usecases.tour import Tour, TourStop


@pytest.mark.parametrize("stop", Tour().stops, ids=lambda one: one.actions[0])
def test_a_stop_names_actions_and_a_key_that_exist(stop: TourStop) -> None:
    assert set(stop.actions) <= IDS
    keys = {key for one in COMMANDS if one.id in stop.actions for key in key_labels(one).split()}
    words = stop.words.replace(":", " ").replace(",", " ").split()
    assert keys & {*words, *(word.rstrip(".") for word in words)} or "digit" in words, f"{stop.words}: {keys}"
    assert len(stop.words) <= 110


def test_what_was_tried_is_ticked_in_any_order() -> None:
    tour = Tour()
    first, second, *rest = tour.stops
    assert tour.next is not None and (tour.next.number, tour.next.of) == (1, len(tour.stops))
    assert not tour.did(second.actions[0]) and not tour.did("something else")
    assert tour.did(first.actions[-1]) and tour.next.number == 3
    tour.hidden = True
    assert tour.next is None
    tour.hidden = False
    for stop in rest:
        tour.did(stop.actions[0])
    assert tour.next is None
