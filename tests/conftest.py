"""What every test starts from: no personal settings, and the time limits of its kind."""

from __future__ import annotations

import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.limits import AGAIN, ORDINARY, SECONDS

# With PYTHONDONTWRITEBYTECODE, each of the hundreds of programs that tests start would compile all modules again.
for _name in ("TUIOKR_WORKSPACE", "TUIOKR_THEME", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
    os.environ.pop(_name, None)
os.environ["TEXTUAL_ANIMATIONS"] = "none"
# The duration of an example, or of making it, depends only on the machine.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


def pytest_xdist_auto_num_workers() -> int:
    """Run more tests at a time than there are processors: half of their time, they wait for a program or a clock."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Set the timeout of each test by its kind, and deselect the proofs unless a run asks for them.

    A run asks for them with `-m`, or with the name of a file or of a test.
    """
    kinds = {item: next((kind for kind in SECONDS if item.get_closest_marker(kind)), "") for item in items}
    for item, kind in kinds.items():
        item.add_marker(pytest.mark.timeout(SECONDS.get(kind, ORDINARY)))
    named = any(Path(one.partition("::")[0]).suffix == ".py" for one in config.args)
    proofs = [] if named or config.option.markexpr else [item for item, kind in kinds.items() if kind == "proof"]
    if proofs:
        config.hook.pytest_deselected(items=proofs)
        items[:] = [item for item in items if item not in set(proofs)]
    # The slowest tests begin first, so that no processor is left with one of them at the end.
    items.sort(key=lambda item: kinds[item] == "")


@pytest.hookimpl(wrapper=True)
def pytest_timeout_set_timer(item: pytest.Item) -> Generator[None, object, object]:
    """Ring repeatedly: the event loop may have taken the first alarm for the failure of one of its tasks."""
    done = yield
    left, _ = signal.getitimer(signal.ITIMER_REAL)
    signal.setitimer(signal.ITIMER_REAL, left, AGAIN)
    return done
