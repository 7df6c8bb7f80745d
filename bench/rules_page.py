"""Write docs/rules.md from the rules.

python -m bench.rules_page
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tuiokr.quality.rule_pages import documentation  # noqa: E402


def main() -> int:
    """Write the page. Returns the exit status."""
    page = ROOT / "docs" / "rules.md"
    page.write_text(documentation(), encoding="utf-8")
    print(f"wrote {page.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
