"""Payment references: HCC, four digits of the station, five of its serial and two that check."""

from __future__ import annotations

import re
import unicodedata

from counter_app.domain.errors import InputError

PREFIX = "HCC"
STATION_MAX = 9_999
SERIAL_MAX = 99_999

_CANDIDATE = re.compile(rf"(?={PREFIX}([0-9]{{9}})([0-9]{{2}}))")
_NOT_CARRIED = re.compile(r"[^A-Z0-9]")


def make(station: int, serial: int) -> str:
    """The reference of a station's `serial`-th payment: make(126, 123) == "HCC01260012347".

    Raises InputError("reference_station_out_of_range", field="station") or
    InputError("reference_serial_out_of_range", field="serial").
    """
    if type(station) is not int or not 0 <= station <= STATION_MAX:
        raise InputError("reference_station_out_of_range", field="station", most=STATION_MAX)
    if type(serial) is not int or not 0 <= serial <= SERIAL_MAX:
        raise InputError("reference_serial_out_of_range", field="serial", most=SERIAL_MAX)
    body = f"{station:04d}{serial:05d}"
    return PREFIX + body + _check_pair(body)


def find(text: str) -> tuple[str, ...]:
    """The references in a bank's text, each once, in order of appearance; any text is taken.

    The pair is computed again: the remainder alone would let 00, 01 and 99 pass for others.
    """
    found = (
        PREFIX + body + pair
        for body, pair in _CANDIDATE.findall(carried(text))
        if pair == _check_pair(body)
    )
    return tuple(dict.fromkeys(found))


def carried(text: str) -> str:
    """What of a text every bank carries: capitals and digits.

    Banks drop marks, change capitals and put blanks inside, so nothing else counts.
    """
    spread = unicodedata.normalize("NFD", text).upper().replace("Đ", "D")
    return _NOT_CARRIED.sub("", spread)


def station_of(reference: str) -> int:
    """The station that made a reference."""
    return int(reference[len(PREFIX) : len(PREFIX) + 4])


def _check_pair(body: str) -> str:
    """ISO 7064 MOD 97-10 over the body: 02 to 98."""
    return f"{98 - int(body) * 100 % 97:02d}"
