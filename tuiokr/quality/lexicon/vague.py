"""Words of measure that give no number."""

from __future__ import annotations

from tuiokr.quality.lexicon.word_forms import words

VAGUE = words(
    "better significantly substantially dramatically materially considerably greatly noticeably sufficiently "
    "adequate adequately appropriate appropriately reasonable reasonably several various some numerous many lots "
    "plenty user-friendly userfriendly high-quality state-of-the-art world-class best-in-class cutting-edge robust "
    "seamless seamlessly timely efficient efficiently effective effectively optimal optimally regularly frequently "
    "periodically soon asap etc widely broadly smooth smoothly great good nice successful successfully meaningful "
    "meaningfully relevant modern flexible scalable strong stronger solid stuff things minimal proper properly "
    "accordingly possible excellent amazing fantastic improved enhanced optimised optimized sustainable ongoing "
    "continuously somewhat"
)
"""Words for which each reader imagines a different figure."""
