"""Vietnam's official hour: that of the seventh zone, all year (Decision 134/2002/QĐ-TTg, Art. 1).

The law names the zone by its number, so no table of zones is asked for it.
"""

from __future__ import annotations

from datetime import timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07")
