"""Run the app on a slow disk: every sync takes so many milliseconds longer.

python -m bench.slow_disk MILLISECONDS [arguments of tuiokr]
"""

from __future__ import annotations

import os
import sys
import time
from unittest import mock

from tuiokr.__main__ import main

if __name__ == "__main__":
    extra = float(sys.argv[1]) / 1000
    real = os.fsync

    def fsync(handle: int) -> None:
        time.sleep(extra)
        real(handle)

    with mock.patch("os.fsync", fsync):
        sys.exit(main(sys.argv[2:]))
