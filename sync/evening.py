"""What is asked besides the queues: catalogues, bundles, keys to compare, time, more numbers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from counter_app.domain.outbox import Unreachable
from counter_app.ports import CityGateway, CityLibrary
from sync.relay import RelayDesk

# A city is put back to a backup of last night, or of last week at the worst.
DAYS_BACK = 7
EVENING = time(17, 0)
NO_NUMBERS = "http_409"


def fetch(desk: RelayDesk, city: CityLibrary) -> int | Unreachable:
    """Fetch what was announced; gives how many versions came."""
    wanted = desk.catalogues_wanted()
    for cursor, version in wanted:
        found = city.catalogue(version)
        if isinstance(found, Unreachable):
            return found
        desk.propose_catalogue(cursor, version, found)
    bundles = desk.bundles_wanted()
    for cursor, sha256 in bundles:
        file = city.bundle(sha256)
        if isinstance(file, Unreachable):
            return file
        desk.note_bundle(cursor, file)
    return len(wanted) + len(bundles)


def compare(desk: RelayDesk, city: CityLibrary, today: date) -> int | Unreachable:
    """Compare the last days key by key; gives how many facts the city had forgotten."""
    forgotten = 0
    for back in range(DAYS_BACK):
        day = today - timedelta(days=back)
        keys = city.held(day)
        if isinstance(keys, Unreachable):
            return keys
        forgotten += desk.compare_day(day, keys)
    return forgotten


def tick(desk: RelayDesk, city: CityGateway) -> Unreachable | None:
    """Ask the city's time, which a quiet day would not bring."""
    told = city.time()
    if isinstance(told, Unreachable):
        return told
    desk.note_city_time(told)
    return None


def top_up(desk: RelayDesk, city: CityGateway) -> Unreachable | None:
    """Borrow the next numbers while some are left; a city that has none is no trouble yet."""
    for kind, last in desk.numbers_low():
        lease = city.lease(kind, last)
        if not isinstance(lease, Unreachable):
            desk.note_further_lease(lease, last)
        elif lease.reason != NO_NUMBERS:
            return lease
    return None


def give_codes(desk: RelayDesk, city: CityGateway) -> Unreachable | None:
    """Dossiers that were received without a number get their codes, with borrowed ones if need
    be; what a city without numbers leaves waits on.
    """
    if not desk.give_codes():
        return None
    silent = top_up(desk, city)
    desk.give_codes()
    return silent


def claim(desk: RelayDesk, city: CityGateway) -> Unreachable | None:
    """Let the city confirm the numbers of a further counter of the office, and lend it more.

    A city that knows the number by another installation does not confirm it; the counter's line on
    the page of the office says so.
    """
    for kind in ("dossier", "receipt"):
        lease = city.lease(kind)
        if not isinstance(lease, Unreachable):
            desk.note_lease(lease)
        elif lease.reason != NO_NUMBERS:
            return lease
    return top_up(desk, city)


def turn(now: datetime) -> tuple[date, bool]:
    """The half of the day in which the comparison is made once: by day, and in the evening."""
    return now.date(), now.time() >= EVENING
