"""The composition root: builds each long-lived thing once and hands it only what it uses."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from counter_app import logs
from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.zone import VIETNAM
from counter_app.settings import Settings, remember

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.domain.heads import CityHead
    from counter_app.domain.identity import NewId
    from counter_app.domain.office import Station
    from counter_app.domain.office_server import OfficeServer
    from counter_app.domain.outbox import Unreachable
    from counter_app.domain.setup import Beginning
    from counter_app.domain.user import Person
    from counter_app.office import OfficeSetup
    from counter_app.ports import CityUpdates
    from counter_app.queries.outbox import CityCounts
    from counter_app.queries.uninstall import Leaving
    from counter_app.queries.verify import Watch
    from counter_app.relays import OfficeRelay, OnlyRelay
    from counter_app.relocation import Address, Relocation
    from counter_app.store.lock import FolderLock
    from counter_app.store.office_database import Seen
    from counter_app.update.updates import Updates
    from counter_app.vault import Vault
    from sync.client import CityClient
    from sync.parcel import Packed
    from sync.parcel_format import Label
    from sync.worker import CityWorker
    from ui.wiring import Wiring

Clock = Callable[[], datetime]
# A year of batches at one a minute of a working day.
HEADS_COMPARED = 100_000


class RehearsalStage(Protocol):
    """What a rehearsed day lends the window."""

    @property
    def desk(self) -> Desk:
        """The desk of the day."""
        ...

    @property
    def worker(self) -> CityWorker | None:
        """The relay, which the day itself starts and stops."""
        ...

    @property
    def listeners(self) -> list[Callable[[], None]]:
        """Who is told of each pass."""
        ...

    @property
    def clock(self) -> Clock:
        """The day's time."""
        ...

    @property
    def new_id(self) -> NewId:
        """Identities."""
        ...


def system_clock() -> datetime:
    """The computer's clock, in Hanoi's zone."""
    return datetime.now(VIETNAM)


def new_ids(clock: Clock = system_clock) -> NewId:
    """Makes client-side UUIDs of version 7."""

    def make() -> str:
        # The window is wired with it, and makes its first one once somebody is in.
        from counter_app.domain.identity import uuid7

        return uuid7(clock(), os.urandom(10))

    return make


def drill_station() -> int:
    """A station number for a drill office, drawn so that two drill desks rarely meet."""
    import secrets

    return 1000 + secrets.randbelow(8900)


def open_desk(settings: Settings, clock: Clock = system_clock) -> Desk:
    """The desk over this folder's store; slow, since it loads the database library."""
    from counter_app.desk import Desk
    from counter_app.store.setup import open_store

    if settings.setup_draft.exists():
        # A drill office would be made in the place of the one that somebody is typing.
        raise StoreError("setup_unfinished")
    logs.start(settings.log_path)
    new_id = new_ids(clock)
    store = open_store(settings, now=clock(), new_id=new_id, station_number=drill_station)
    return Desk(
        store,
        clock=clock,
        monotonic_ns=time.monotonic_ns,
        new_id=new_id,
        has_receipt_provider=settings.has_receipt_provider,
    )


def set_up(settings: Settings, beginning: Beginning, clock: Clock = system_clock) -> None:
    """Make a new folder's book; raises what `open_store` raises."""
    from counter_app.store.setup import open_store

    logs.start(settings.log_path)
    open_store(
        settings,
        now=clock(),
        new_id=new_ids(clock),
        station_number=drill_station,
        beginning=beginning,
    ).close()


def set_up_drill(settings: Settings, clock: Clock = system_clock) -> None:
    """A drill office's book in a new folder; raises what `open_store` raises."""
    from counter_app.store.setup import drill

    set_up(settings, drill(drill_station()), clock)


def has_book(settings: Settings) -> bool:
    """Whether the folder holds a book or did once; an office's database is never asked for it."""
    from counter_app.store.door import is_there

    return bool(settings.database_url) or is_there(settings.data_dir, settings.database_path)


def people_at_the_door(settings: Settings) -> tuple[Person, ...]:
    """The sign-in list, without the database library; an office's list comes with its desk."""
    from counter_app.store.door import people_at_the_door as read

    if settings.database_url:
        return ()
    return read(settings.data_dir, settings.database_path, settings.key_store)


def open_vault(settings: Settings, clock: Clock = system_clock) -> Vault:
    """Backup and restore of this folder, as of now."""
    from counter_app.vault import Vault

    logs.start(settings.log_path)
    return Vault(settings, clock(), new_ids(clock), drill_station)


def open_relocation(settings: Settings, watch: Watch | None = None) -> Relocation:
    """The moves of this folder's book to the office's server and back, as of now."""
    from counter_app.relocation import Relocation

    logs.start(settings.log_path)
    moves = Relocation(settings, system_clock(), new_ids())
    return moves if watch is None else replace(moves, watch=watch)


def office_address(settings: Settings, user: str = "", password: str = "") -> Address:
    """The office of this folder, as a counter or as another user sees it.

    Raises InputError("office_not_set") for a folder that has none.
    """
    from counter_app.domain.office_server import OfficeServer
    from counter_app.relocation import Address
    from counter_app.store.setup import office_password

    url = settings.database_url
    if not url:
        raise InputError("office_not_set", field="host")
    if not user:
        return Address(url, office_password(settings))
    return Address(replace(OfficeServer.of_url(url), user=user).with_query_of(url), password)


def office_setup(settings: Settings, clock: Clock = system_clock) -> OfficeSetup:
    """The office of this folder on a shared server, as of now."""
    from counter_app.office import OfficeSetup

    logs.start(settings.log_path)
    return OfficeSetup(settings, clock(), new_ids(clock), drill_station)


def look_at_office(settings: Settings) -> Seen:
    """The shared server as this counter sees it; raises StoreError."""
    from counter_app.store.office_database import look
    from counter_app.store.setup import office_password

    return look(settings.database_url, office_password(settings))


def key_place(settings: Settings) -> str:
    """Where this folder's key is kept: "keyring" or "file"."""
    from counter_app.store.key import load_or_make

    return load_or_make(settings.data_dir, settings.key_store, is_new=False).kept_in


class OfficeDoor:
    """The shared server as a page of the window tries it and keeps it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def address(self) -> OfficeServer | None:
        """Where it is; None where the book is a file of this computer."""
        from counter_app.domain.office_server import OfficeServer

        url = self._settings.database_url
        return OfficeServer.of_url(url) if url else None

    def look(self, server: OfficeServer, password: str) -> Seen:
        """Try an address, changing nothing; raises StoreError."""
        tried = replace(self._settings, database_url=server.url)
        return look_at_office(replace(tried, database_password=password) if password else tried)

    def use(self, server: OfficeServer, password: str) -> Seen:
        """Keep an address that answered, from the next start on; raises StoreError.

        A book in a file of this computer is not left behind: "office_book_here".
        """
        if not self._settings.database_url:
            raise StoreError("office_book_here")
        seen = self.look(server, password)
        office_setup(self._settings).keep(server, password)
        return seen


@contextmanager
def relay_turn(settings: Settings, desk: Desk) -> Iterator[None]:
    """The turn to relay for this folder, or for the whole office, while the block runs.

    Raises StoreError "already_held", or "office_relay_held" where another counter has it.
    """
    lock = desk.relay_lock()
    if lock is None:
        with relay_lock(settings):
            yield
        return
    if not lock.take():
        raise StoreError("office_relay_held")
    try:
        yield
    finally:
        lock.free()


def desk_lock(settings: Settings) -> FolderLock:
    """Held by the one program that works at this desk."""
    from counter_app.store.lock import FolderLock

    return FolderLock(settings.data_dir, "desk", system_clock())


def relay_lock(settings: Settings) -> FolderLock:
    """Held by the one relay of this database."""
    from counter_app.store.lock import FolderLock

    return FolderLock(settings.data_dir, "relay", system_clock())


def check_city_url(url: str) -> None:
    """Raises InputError("city_not_encrypted") for an address that no citizen's data may go to."""
    from sync.client import LOOPBACK

    try:
        address = urlsplit(url)
        is_sealed = address.scheme == "https" or (
            address.scheme == "http" and address.hostname in LOOPBACK
        )
    except ValueError:
        is_sealed = False
    if not is_sealed:
        raise InputError("city_not_encrypted", field="city")


def city_gateway(settings: Settings, station: Station, url: str) -> CityClient:
    """The city as this station sees it.

    Raises InputError("city_not_encrypted"): citizens' data cross no network in clear; and
    InputError("settings_broken") where what stands there is of no known kind;
    InputError("city_ca_unreadable") or InputError("city_pin_wrong") for settings that say nothing.
    """
    from sync.client import CityClient
    from sync.trust import Trust

    check_city_url(url)
    number = f"{station.number:04d}"
    trust = Trust.of(settings.city_ca, settings.city_pin)
    known = (url, number, settings.city_secret, station.installation)
    if settings.city_kind == "portal":
        from counter_app.starter.load import procedures
        from sync.portal import PortalGateway
        from sync.portal_record import PortalUnit

        fields = {one.code: (one.field_code, one.field_name) for one in procedures().values()}
        return PortalGateway(*known, PortalUnit(station.office.agency, fields), trust=trust)
    if settings.city_kind != "city_v1":
        raise InputError("settings_broken", field="city_kind")
    return CityClient(*known, trust=trust)


def city_heads(settings: Settings, desk: Desk) -> tuple[CityHead, ...] | Unreachable:
    """What the city noted of this station's trail; InputError("city_not_set") where none is."""
    from counter_app.domain.numbering import FIRST_STATION
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.office import ThisStation

    if not settings.city_url:
        raise InputError("city_not_set", field="city")
    first = desk.as_station(FIRST_STATION)
    gateway = city_gateway(settings, first.ask(ThisStation(), by=SYSTEM), settings.city_url)
    try:
        return gateway.heads(HEADS_COMPARED)
    finally:
        gateway.close()


def parcel_gateway(settings: Settings, label: Label, url: str) -> CityClient:
    """The city as the station of a parcel sees it, from any computer with a line.

    Raises InputError("parcel_not_ours") for a label that names no station.
    """
    from counter_app.domain.office import DRILL_OFFICE, Station

    if not (label.station.isascii() and label.station.isdigit() and len(label.station) == 4):
        raise InputError("parcel_not_ours", field="file")
    station = Station(int(label.station), label.installation, DRILL_OFFICE)
    return city_gateway(settings, station, url)


def parcel_of(desk: Desk, settings: Settings) -> Packed:
    """What waits at this desk as a sealed parcel."""
    from counter_app.domain.numbering import FIRST_STATION
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.office import ThisStation
    from sync import parcel
    from sync.city_desk import CityDesk

    desk = desk.as_station(FIRST_STATION)
    station = desk.ask(ThisStation(), by=SYSTEM)
    return parcel.export(
        CityDesk(desk),
        f"{station.number:04d}",
        station.installation,
        settings.city_secret,
        system_clock().isoformat(timespec="seconds"),
    )


def open_updates(settings: Settings, clock: Clock = system_clock) -> Updates:
    """The updates of this installed program and this folder, as of now.

    Raises StoreError("update_not_installed") where the program runs from its sources.
    """
    from counter_app.domain.update import read_keys
    from counter_app.starter.load import update_keys
    from counter_app.update.program import installed_folder
    from counter_app.update.updates import Updates

    logs.start(settings.log_path)
    content = update_keys()
    shipped = None if content is None else read_keys(content)
    post = UpdatePost(settings, clock)
    return Updates(installed_folder(), settings, shipped, clock(), post)


def update_source(settings: Settings, url: str) -> CityUpdates:
    """Where the city offers versions of the program, as this folder's station asks.

    Raises InputError("update_no_source"): the national portal offers none, nor does a folder
    without a book know who asks.
    """
    from counter_app.domain.numbering import FIRST_STATION
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.office import ThisStation
    from sync.client import CityClient

    if not has_book(settings):
        raise InputError("update_no_source", field="city")
    with closing(open_desk(settings)) as desk:
        station = desk.as_station(FIRST_STATION).ask(ThisStation(), by=SYSTEM)
    gateway = city_gateway(settings, station, url)
    if not isinstance(gateway, CityClient):
        raise InputError("update_no_source", field="city")
    return gateway


class UpdatePost:
    """What waits for the city, as an update looks at it."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    def counts(self) -> CityCounts:
        """What the city holds, and what waits."""
        from counter_app.domain.user import SYSTEM
        from counter_app.queries.outbox import CountsForCity

        with closing(open_desk(self._settings, self._clock)) as desk:
            return desk.ask(CountsForCity(), by=SYSTEM)

    def left(self) -> Leaving:
        """The same, fact by fact."""
        from counter_app.domain.user import SYSTEM
        from counter_app.queries.uninstall import WhatIsLeft

        with closing(open_desk(self._settings, self._clock)) as desk:
            return desk.ask(WhatIsLeft(), by=SYSTEM)

    def export(self, target: Path) -> int:
        """A parcel of what waits, opened again as the city would; gives how many facts it holds."""
        from counter_app.sealed import write_whole
        from sync.parcel_format import Way, unpack

        with closing(open_desk(self._settings, self._clock)) as desk:
            write_whole(target, (parcel_of(desk, self._settings).content,))
        _, body, _ = unpack(target.read_bytes(), self._settings.city_secret, Way.TO_CITY)
        return len(body["entries"])


def city_worker(
    settings: Settings, desk: Desk, on_pass: Callable[[], None]
) -> OnlyRelay | OfficeRelay | None:
    """The relay of this desk, not yet started; None where no city is set."""
    if not settings.city_url:
        return None
    from counter_app.domain.numbering import FIRST_STATION
    from counter_app.domain.user import NOBODY
    from counter_app.queries.office import ThisStation
    from counter_app.relays import OfficeRelay, OnlyRelay
    from sync.city_desk import CityDesk
    from sync.evening import claim as claim_numbers
    from sync.worker import CityWorker

    # The city knows an office by its first station, whichever counter relays for it.
    desk = desk.as_station(FIRST_STATION)
    station = desk.ask(ThisStation(), by=NOBODY)
    # What is wrong with the address is told now, not when the turn comes.
    city_gateway(settings, station, settings.city_url).close()

    def claim() -> Unreachable | None:
        for row, further in desk.further_stations():
            gateway = city_gateway(settings, further, settings.city_url)
            try:
                silent = claim_numbers(CityDesk(desk.as_station(row)), gateway)
            finally:
                gateway.close()
            if silent is not None:
                return silent
        return None

    def make() -> CityWorker:
        gateway = city_gateway(settings, station, settings.city_url)
        return CityWorker(
            CityDesk(desk),
            gateway,
            on_pass,
            clock=system_clock,
            hang_up=gateway.close,
            renew=gateway.renew,
            claim=claim,
        )

    lock = desk.relay_lock()
    return OnlyRelay(make(), relay_lock(settings)) if lock is None else OfficeRelay(make, lock)


def take_printers(settings: Settings, desk: Desk) -> Settings:
    """The settings with the printers of the bundle in force, kept once; what this desk changes
    afterwards is its own until the next bundle.
    """
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.bundle import BundledPrinters

    number, printers = desk.ask(BundledPrinters(), by=SYSTEM)
    if number <= settings.bundle_number:
        return settings
    remember(settings.data_dir, **printers, bundle_number=number)
    return replace(settings, **printers, bundle_number=number)  # type: ignore[arg-type]  # settings' own names


def rehearsal_wiring(stage: RehearsalStage, folder: Path) -> Wiring:
    """The window over a rehearsed day: its desk, its city, its clock, papers into a folder."""
    from counter_app import equipment
    from devices.folder_printer import FolderPrinter
    from ui.wiring import Wiring

    def open_city(_desk: Desk, on_pass: Callable[[], None]) -> CityWorker | None:
        stage.listeners.append(on_pass)
        return stage.worker

    return Wiring(
        open_door=tuple,
        open_desk=lambda: stage.desk,
        open_city=open_city,
        open_printer=lambda: FolderPrinter(folder / "papers", equipment.paper_drawing()),
        open_scanners=tuple,
        open_drawing=equipment.paper_drawing,
        new_id=stage.new_id,
        clock=stage.clock,
        stops_city=False,
    )


def window_wiring(settings: Settings, language: str) -> Wiring:
    """What the window needs, each made when it is first wanted."""
    from counter_app import equipment
    from ui.wiring import Wiring

    ways = equipment.DocumentWays(settings)
    return Wiring(
        open_door=lambda: people_at_the_door(settings),
        open_desk=lambda: _desk_of_window(settings),
        open_city=lambda desk, on_pass: city_worker(settings, desk, on_pass),
        office_door=OfficeDoor(settings),
        open_news=lambda desk, on_news, on_line: desk.news(on_news, on_line),
        ask_heads=(lambda desk: city_heads(settings, desk)) if settings.city_url else None,
        open_printer=lambda: equipment.receipt_printer(settings),
        open_scanners=lambda: equipment.barcode_scanners(settings),
        open_drawing=equipment.paper_drawing,
        open_roll=lambda: equipment.roll_in_printer(settings),
        open_page_printer=lambda: equipment.page_printer(settings),
        open_document_scanners=ways.open,
        open_digitising=lambda: equipment.digitising(settings),
        signs=bool(settings.sign_command or settings.sign_folder),
        open_signing=lambda: equipment.signing_program(settings),
        find_scanners=ways.find,
        choose_scanner=ways.choose,
        new_id=new_ids(),
        clock=system_clock,
        language=language,
        languages=settings.languages,
        citizen_screen=settings.citizen_screen,
        scan_gap_ms=settings.scan_gap_ms,
        idle_lock_s=settings.idle_lock_s,
        theme=settings.theme,
        scale=settings.scale,
        keys=settings.keys,
        remember=partial(remember, settings.data_dir),
        qr_is_online=settings.counter_qr_is_online,
        shows_tour=settings.shows_tour,
    )


def _desk_of_window(settings: Settings) -> Desk:
    """The desk; printers of a bundle that came into force since count from the next start on."""
    desk = open_desk(settings)
    take_printers(settings, desk)
    return desk
