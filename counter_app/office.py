"""Setting up an office of several counters on one PostgreSQL: prepare, invite, join, check."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from counter_app import sealed
from counter_app.commands.station import AddStation
from counter_app.commands.user import SignIn
from counter_app.desk import Desk
from counter_app.domain.errors import InputError, StoreError
from counter_app.domain.identity import NewId
from counter_app.domain.office import Station
from counter_app.domain.office_server import OfficeServer, without_password
from counter_app.domain.user import NOBODY
from counter_app.settings import Settings, remember
from counter_app.store import backup, key, office_roles
from counter_app.store.key import DataKey
from counter_app.store.migrate import NEWEST
from counter_app.store.office import stations
from counter_app.store.office_database import Seen, look
from counter_app.store.setup import office_password, open_store

ROLES_SQL = office_roles.ROLES_SQL
KIND = b"QMC-OFFICE-1\n"
CA_FILE = "office-ca.pem"
SECRET_SHORTEST = 12
FILE_MAX = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the owner's run left: the schema's step, its tables, the first counter's number."""

    step: str
    tables: int
    station: int
    key_kept_in: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a counter found at the server, and which counters the office has."""

    seen: Seen
    stations: tuple[Station, ...]


@dataclass(frozen=True, slots=True)
class OfficeSetup:
    """The office of one data folder, at one moment."""

    settings: Settings
    now: datetime
    new_id: NewId
    station_number: Callable[[], int]

    def prepare(self, owner: str, password: str) -> Prepared:
        """Bring the schema up to date as its owner and give the counters their rights; as often as
        wanted.

        Raises StoreError; a step that fails leaves the database as it was.
        """
        server = self._server()
        owned = replace(
            self.settings,
            database_url=replace(server, user=owner).with_query_of(self.settings.database_url),
            database_password=password,
            station=0,
        )
        store = open_store(
            owned, now=self.now, new_id=self.new_id, station_number=self.station_number
        )
        try:
            tables = office_roles.grant(store.engine, server.user)
            with store.reading() as reading:
                first = stations(reading)[0][1]
        finally:
            store.close()
        kept = key.load_or_make(self.settings.data_dir, self.settings.key_store, is_new=False)
        return Prepared(NEWEST, tables, first.number, kept.kept_in)

    def use(self, server: OfficeServer, password: str) -> Seen:
        """Make this the office of the folder, once it was reached.

        Raises StoreError; then nothing is kept.
        """
        seen = look(server.url, password)
        self.keep(server, password)
        return seen

    def keep(self, server: OfficeServer, password: str) -> None:
        """Make this the office of the folder unseen; an empty password leaves the kept one."""
        self._keep(server.url, password)

    def check(self) -> Checked:
        """Look at the server as this counter would; raises StoreError."""
        self._server()
        seen = look(self.settings.database_url, office_password(self.settings))
        store = open_store(
            self.settings, now=self.now, new_id=self.new_id, station_number=self.station_number
        )
        try:
            with store.reading() as reading:
                return Checked(seen, tuple(one for _, one in stations(reading)))
        finally:
            store.close()

    def invite(self, target: Path, secret: str) -> None:
        """A file with everything that a further counter needs, sealed by a secret.

        Raises StoreError, or InputError("recovery_secret_short").
        """
        server = self._server()
        if len(secret) < SECRET_SHORTEST:
            raise InputError("recovery_secret_short", field="secret", shortest=SECRET_SHORTEST)
        data_key = key.load_or_make(self.settings.data_dir, self.settings.key_store, is_new=False)
        ca = ""
        with backup.named_faults():
            if server.ca:
                ca = Path(server.ca).read_text(encoding="utf-8")
        facts = {
            "url": without_password(self.settings.database_url),
            "password": office_password(self.settings),
            "ca": ca,
            "key": (data_key.secret + data_key.salt).hex(),
        }
        head = sealed.head_bytes(KIND, {"made_at": self.now.isoformat(timespec="seconds")})
        body = sealed.seal(secret, json.dumps(facts).encode(), head)
        with backup.named_faults():
            sealed.write_whole(target, (head, body))

    def join(self, source: Path, secret: str, number: int, name: str, by: SignIn) -> Station:
        """Take an invitation: this folder becomes the office's counter of that number.

        Raises CounterError; then this folder is as it was.
        """
        folder = self.settings.data_dir
        if self.settings.database_path.exists() or (folder / key.FILE_NAME).exists():
            raise StoreError("office_folder_in_use")
        facts = _opened(source, secret)
        url, ca_file = facts["url"], folder / CA_FILE
        server = OfficeServer.of_url(url)
        if facts["ca"]:
            with backup.named_faults():
                sealed.write_whole(ca_file, (facts["ca"].encode(),))
            server = replace(server, ca=str(ca_file))
            url = server.url
        raw = bytes.fromhex(facts["key"])
        key.lend(folder, DataKey(raw[: key.KEY_BYTES], raw[key.KEY_BYTES :], self._keeps_in))
        joined = replace(
            self.settings, database_url=url, database_password=facts["password"], station=0
        )
        try:
            made = self._add(joined, number, name, by)
        except BaseException:
            key.take_back(folder, DataKey(b"", b"", self._keeps_in))
            ca_file.unlink(missing_ok=True)
            raise
        self._keep(url, facts["password"], station=number)
        return made

    # --- details -----------------------------------------------------------------------------

    def _add(self, joined: Settings, number: int, name: str, by: SignIn) -> Station:
        store = open_store(
            joined, now=self.now, new_id=self.new_id, station_number=self.station_number
        )
        try:
            desk = Desk(store, clock=lambda: self.now, monotonic_ns=lambda: 0, new_id=self.new_id)
            actor = desk.submit(by, by=NOBODY).value
            return desk.submit(AddStation(number, name), by=actor).value
        finally:
            store.close()

    def _keep(self, url: str, password: str, **more: object) -> None:
        if password:
            key.keep_password(self.settings.data_dir, self.settings.key_store, password)
        remember(self.settings.data_dir, database_url=without_password(url), **more)

    @property
    def _keeps_in(self) -> str:
        return "file" if self.settings.key_store == "file" else "keyring"

    def _server(self) -> OfficeServer:
        if not self.settings.database_url:
            raise InputError("office_not_set", field="host")
        return OfficeServer.of_url(self.settings.database_url)


def _opened(source: Path, secret: str) -> Mapping[str, Any]:
    """What an invitation says; raises StoreError "invitation_not_ours" or "invitation_secret"."""
    with backup.named_faults(), source.open("rb") as file:
        try:
            facts = sealed.read_head(file, KIND)
        except sealed.NotOursError:
            raise StoreError("invitation_not_ours") from None
        body = file.read(FILE_MAX)
    plain = sealed.unseal(secret, body, sealed.head_bytes(KIND, facts))
    if plain is None:
        raise StoreError("invitation_secret")
    told: Mapping[str, Any] = json.loads(plain)
    return told
