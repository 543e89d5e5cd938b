"""Instants as whole microseconds since 1970 in UTC, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(instant: datetime) -> int:
    """An aware instant as an integer; exact, unlike a float timestamp."""
    assert instant.tzinfo is not None
    return (instant - _EPOCH) // _MICROSECOND


def instant(microseconds: int) -> datetime:
    """The instant again, in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)
