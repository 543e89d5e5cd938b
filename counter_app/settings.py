"""Settings: one frozen value, read and checked once at start from folder and environment."""

from __future__ import annotations

import json
import os
import string
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counter_app import patience
from counter_app.domain.errors import InputError, StoreError, why

FILE_NAME = "settings.json"
_ENVIRONMENT = {
    "COUNTER_CITY_URL": "city_url",
    "COUNTER_CITY_KIND": "city_kind",
    "COUNTER_PRINTER": "printer",
    "COUNTER_SCANNER": "scanner",
    "COUNTER_DATABASE_URL": "database_url",
    "COUNTER_DATABASE_PASSWORD": "database_password",
    "COUNTER_KEY_STORE": "key_store",
    "COUNTER_STATION": "station",
    "COUNTER_DUMPED_AT_STEP": "dumped_at_step",
}


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Settings:
    """How this desk is set up.

    `database_url` empty is the embedded encrypted file, else an office's PostgreSQL; its password
    comes from the environment (`database_password`) or lies where the key does, never in this file.
    `station` is which counter of that office this is, 0 for the one the database was set up with.
    `key_store` is "auto", "keyring" or "file"; `printer` and `scanner` are addresses such as
    tcp://HOST:PORT or serial://DEVICE, empty for none.
    `city_kind` is what stands at `city_url`: "city_v1", or "portal" for the national portal.
    `city_ca` is a PEM file of the authorities that the city's certificate may come from, `city_pin`
    the SHA-256 of that certificate itself; both empty for the usual authorities.
    `printer_model` is a name of the printer table and wins over `printer_dots`; `printer_second` is
    where papers go that the first printer does not take.
    Documents come in by `scan_folder` (a scanner's program saves there), `scan_command` (a program
    that is started; `{folder}` and `{dpi}` are filled in), `scanner_escl` (http://HOST/eSCL) and,
    on Windows, `scanner_wia` (a scanner's name there, or "default").
    They are signed by the office's program: `sign_command` (`{in}` and `{out}` are filled in), or
    `sign_folder`, where it finds them, and `sign_back_folder`, where it leaves them signed, empty
    for the same one. Certificates of authorities that are believed lie in `trust_folder`.
    `citizen_screen` is the name of the citizen's monitor, empty for any second one.
    `city_secret` is the office's password at the city; the file is its owner's alone to read.
    `language` is "vi" or "en", what the door speaks; `languages` what each person chose, by id.
    `theme` is "light", "dark" or "contrast", `scale` the size of everything in per cent,
    `keys` the keys that this desk changed, by the names of `ui/keymap.py`.
    `counter_qr_is_online`: whether the office counts a QR paid at the counter as an online payment.
    `bundle_number` is the configuration bundle whose printers stand here.
    `dumped_at_step` is the schema step at which the office's PostgreSQL was dumped for an update.
    `shows_tour`: the window shows who signs in round; off once somebody saw it.
    """

    data_dir: Path
    database_url: str = ""
    database_password: str = field(default="", repr=False)
    station: int = 0
    city_url: str = ""
    city_kind: str = "city_v1"
    city_secret: str = "drill"  # noqa: S105  # the sandbox takes it, no real city does
    city_ca: str = ""
    city_pin: str = ""
    printer: str = ""
    printer_dots: int = 576
    printer_model: str = ""
    printer_second: str = ""
    printer_second_model: str = ""
    scanner: str = ""
    scan_folder: str = ""
    scan_command: str = ""
    scanner_escl: str = ""
    scanner_wia: str = ""
    sign_folder: str = ""
    sign_back_folder: str = ""
    sign_command: str = ""
    trust_folder: str = ""
    citizen_screen: str = ""
    key_store: str = "auto"
    dumped_at_step: str = ""
    language: str = "vi"
    languages: dict[str, str] = field(default_factory=dict)
    scan_gap_ms: int = 100
    idle_lock_s: int = 300
    theme: str = "light"
    scale: int = 100
    keys: dict[str, str] = field(default_factory=dict)
    counter_qr_is_online: bool = False
    shows_tour: bool = False
    bundle_number: int = 0

    @property
    def database_path(self) -> Path:
        """Where the embedded file lies."""
        return self.data_dir / "counter.db"

    @property
    def setup_draft(self) -> Path:
        """What was typed of an office that has no book yet; while it is there, none is made."""
        return self.data_dir / "setup.draft"

    @property
    def setup_devices(self) -> Path:
        """The same once the book is there, until its devices were set or put off."""
        return self.data_dir / "setup.devices"

    @property
    def has_receipt_provider(self) -> bool:
        """Whether somebody behind the city issues receipts; a portal's gateway takes no data."""
        return bool(self.city_url) and self.city_kind == "city_v1"

    @property
    def trust_path(self) -> Path:
        """Where the certificates of believed authorities lie."""
        return Path(self.trust_folder) if self.trust_folder else self.data_dir / "trust"

    @property
    def log_path(self) -> Path:
        """Where the rotating log lies."""
        return self.data_dir / "counter.log"


def default_data_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The person's own local folder for program data: never a roaming or synchronised one."""
    if local := environment.get("LOCALAPPDATA"):
        return Path(local) / "QuayMotCua"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "quay-mot-cua"


def read(
    data_dir: Path | None,
    environment: Mapping[str, str] = os.environ,
    *,
    makes_folder: bool = True,
) -> Settings:
    """Settings of a data folder; the environment wins over the file.

    A folder that is not there is made, unless whoever asks only looks (`makes_folder`).

    Raises InputError("settings_broken") for a file that is not ours, StoreError
    ("folder_unusable") where the folder cannot be made or read, StoreError("folder_shared")
    where it lies on the network or in a synchronised folder.
    """
    chosen = data_dir or _from_environment(environment) or default_data_dir(environment)
    whole = long_form(str(chosen.absolute()), is_windows=os.name == "nt")
    settings = Settings(data_dir=Path(whole))
    if place := shared_place(str(settings.data_dir), environment, _mounts()):
        raise StoreError("folder_shared", place=place)
    path = settings.data_dir / FILE_NAME
    try:
        if makes_folder:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    except OSError as error:
        raise StoreError("folder_unusable", reason=why(error)) from None
    except ValueError:
        raise InputError("settings_broken", field=FILE_NAME) from None
    settings = replace(settings, **_checked(text))
    overrides: dict[str, Any] = {
        field: environment[name] for name, field in _ENVIRONMENT.items() if environment.get(name)
    }
    if (number := overrides.get("station")) is not None:
        if not (number.isascii() and number.isdigit()):
            raise InputError("settings_broken", field="COUNTER_STATION")
        overrides["station"] = int(number)
    return replace(settings, **overrides)


def shared_place(folder: str, environment: Mapping[str, str], mounts: str = "") -> str:
    """What makes a folder unfit for a database, or "": other machines may write there too.

    `mounts` is a table as in /proc/mounts; of Windows it names the drives that are a server's.
    """
    path = folder.replace("\\", "/")
    if path.startswith("//?/"):
        path = path.removeprefix("//?/")
        if path.lower().startswith("unc/"):
            return "UNC"
    if path.startswith("//"):
        return "UNC"
    # A roaming profile is copied to a server at each sign-out, the book with it.
    if (roaming := environment.get("APPDATA", "").replace("\\", "/")) and _is_within(path, roaming):
        return "AppData Roaming"
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = environment.get(name, "").replace("\\", "/")
        if root and _is_within(path, root):
            return "OneDrive"
    for part in path.split("/"):
        for name in _SYNCHRONISED:
            if part.lower() == name.lower() or part.lower().startswith(f"{name} - ".lower()):
                return name
    found, kind = "", ""
    for line in mounts.splitlines():
        _device, place, kind_here, *_rest = [*line.split(), "", "", ""]
        # A space in a mount's name is written as its octal number.
        place = place.replace("\\040", " ")
        if place and _is_within(path, place) and len(place) >= len(found):
            found, kind = place, kind_here
    return kind if kind in _REMOTE else ""


_SYNCHRONISED = ("OneDrive", "Dropbox", "Google Drive", "iCloudDrive")
_REMOTE = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "net-drive")
# Longer, and Windows' old limit of 260 characters would meet the longest name within the folder.
_LONG = 140
_DRIVE_REMOTE = 4


def _is_within(path: str, root: str) -> bool:
    return f"{path.lower()}/".startswith(root.lower().rstrip("/") + "/")


def long_form(folder: str, *, is_windows: bool) -> str:
    r"""A long Windows path in the form that has no limit of 260 characters: \\?\C:\…."""
    if not is_windows or len(folder) <= _LONG or folder.startswith("\\\\"):
        return folder
    return "\\\\?\\" + folder.replace("/", "\\")


def _mounts() -> str:
    if sys.platform == "win32":
        import ctypes

        kind_of = ctypes.windll.kernel32.GetDriveTypeW
        drives = (f"{letter}:" for letter in string.ascii_uppercase)
        remote = (one for one in drives if kind_of(f"{one}\\") == _DRIVE_REMOTE)
        return "\n".join(f"server {one} net-drive" for one in remote)
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def remember(data_dir: Path, **values: object) -> None:
    """Keep values in the folder's own file, whole or not at all.

    Raises StoreError("folder_unusable") where it cannot be written.
    """
    path = data_dir / FILE_NAME
    half = path.with_suffix(".new")
    try:
        known = _checked(path.read_text(encoding="utf-8")) if path.exists() else {}
        text = json.dumps({**known, **values}, ensure_ascii=False, indent=2, sort_keys=True)
        half.unlink(missing_ok=True)
        # The city's password may stand in it.
        half.touch(mode=0o600)
        half.write_text(text + "\n", encoding="utf-8")
        patience.replace(half, path)
    except OSError as error:
        raise StoreError("folder_unusable", reason=why(error)) from None


def _from_environment(environment: Mapping[str, str]) -> Path | None:
    folder = environment.get("COUNTER_DATA_DIR")
    return Path(folder) if folder else None


_KINDS: dict[str, type] = {
    "database_url": str,
    "station": int,
    "city_url": str,
    "city_kind": str,
    "city_secret": str,
    "city_ca": str,
    "city_pin": str,
    "printer": str,
    "printer_dots": int,
    "printer_model": str,
    "printer_second": str,
    "printer_second_model": str,
    "scanner": str,
    "scan_folder": str,
    "scan_command": str,
    "scanner_escl": str,
    "scanner_wia": str,
    "sign_folder": str,
    "sign_back_folder": str,
    "sign_command": str,
    "trust_folder": str,
    "citizen_screen": str,
    "key_store": str,
    "dumped_at_step": str,
    "language": str,
    "languages": dict,
    "scan_gap_ms": int,
    "idle_lock_s": int,
    "theme": str,
    "scale": int,
    "keys": dict,
    "counter_qr_is_online": bool,
    "shows_tour": bool,
    "bundle_number": int,
}


def _checked(text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError("settings_broken", field=FILE_NAME) from None
    if not isinstance(raw, dict):
        raise InputError("settings_broken", field=FILE_NAME)
    for name, value in raw.items():
        if name not in _KINDS or type(value) is not _KINDS[name]:
            raise InputError("settings_broken", field=str(name)[:40])
        if isinstance(value, dict) and not all(type(one) is str for one in value.values()):
            raise InputError("settings_broken", field=str(name)[:40])
    return raw
