"""A target as it is typed and as it is read."""

from __future__ import annotations

import re

from counter_app.domain.errors import InputError

_SHARE = re.compile(r"([0-9]{1,3})(?:[,.]([0-9]{1,2}))?\s*%?")


def typed_share(text: str) -> int:
    """ "99,5" or "99,5 %" as hundredths of a per cent; raises InputError("target_wrong")."""
    found = _SHARE.fullmatch(text.strip())
    if found is None:
        raise InputError("target_wrong", field="share")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))


def share_words(hundredths: int) -> str:
    """99,5 % without zeros that say nothing."""
    whole, rest = divmod(hundredths, 100)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") + " %"
