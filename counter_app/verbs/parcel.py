"""The verb that carries the city's post by USB stick: export here, carry anywhere, import here."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app import sealed
from counter_app.domain.errors import InputError
from counter_app.verbs.answer import Answer, open_for, told

if TYPE_CHECKING:
    from counter_app.settings import Settings

SIZE_MAX = 300_000_000


def export(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Seal what waits for the city into a file; it goes on waiting until the answer is here.

    `left` is what did not fit and goes with the next parcel.
    """
    from counter_app.main import parcel_of, relay_lock

    with open_for(settings) as desk, relay_lock(settings):
        made = parcel_of(desk, settings)
    return _written(parsed.file, made.content, made.entries, left=made.left)


def take_in(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Note the city's answers from a file, as if they had come by the network."""
    from counter_app.domain.user import SYSTEM
    from counter_app.main import relay_lock
    from counter_app.queries.office import ThisStation
    from sync import parcel
    from sync.city_desk import CityDesk

    content = _read(parsed.file)
    with open_for(settings) as desk, relay_lock(settings):
        station = desk.ask(ThisStation(), by=SYSTEM)
        count = parcel.take_answer(
            CityDesk(desk),
            content,
            f"{station.number:04d}",
            station.installation,
            settings.city_secret,
        )
    return _told(count, content)


def carry(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """On any computer with a line: hand a parcel to the city and write its answer."""
    from counter_app.main import parcel_gateway, system_clock
    from sync import parcel, parcel_format

    url = parsed.city or settings.city_url
    if not url:
        raise InputError("city_not_set", field="city")
    content = _read(parsed.file)
    gateway = parcel_gateway(settings, parcel_format.label_of(content), url)
    at = system_clock().isoformat(timespec="seconds")
    answer, count = parcel.carry(content, gateway, settings.city_secret, at)
    return _written(parsed.answer, answer, count)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > SIZE_MAX:
            raise InputError("file_too_large", field="file")
        return path.read_bytes()
    except OSError:
        raise InputError("file_unreadable", field="file") from None


def _written(path: Path, content: bytes, count: int, **more: int) -> Answer:
    try:
        sealed.write_whole(path.absolute(), (content,))
    except OSError:
        raise InputError("file_not_writable", field="out") from None
    return _told(count, content, **more)


def _told(count: int, content: bytes, **more: int) -> Answer:
    facts = {"entries": count, "sha256": hashlib.sha256(content).hexdigest()}
    return told({**facts, **more})
