"""The installer of this system, and the scripts of Windows', with a small stand-in for a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.packing import icon, installer
from tests.update.publisher import NO_SCRIPTS, WHY, program

pytestmark = pytest.mark.skipif(NO_SCRIPTS, reason=WHY)


class Installed:
    """A program that the installer laid down in a home of its own."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(installer, "DIST", folder)
        self.setup = installer.for_this_system(program(folder / "built"))
        self.root = folder / "Bộ phận Một cửa" / "quầy"
        self.data = folder / "Sổ của quầy"
        self.home = {
            **os.environ,
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder / "share"),
            "COUNTER_DATA_DIR": str(self.data),
            "COUNTER_KEY_STORE": "file",
        }

    def install(self) -> subprocess.CompletedProcess[str]:
        return self.run("sh", str(self.setup), "--into", str(self.root))

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.home, capture_output=True, text=True, check=False)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installed:
    made = Installed(tmp_path, monkeypatch)
    ran = made.install()
    assert ran.returncode == 0, ran.stderr
    return made


def test_what_was_installed_answers_and_is_removed_again(installed: Installed) -> None:
    start = str(installed.root / "quay-mot-cua")
    entry = Path(installed.home["XDG_DATA_HOME"]) / "applications" / "quay-mot-cua.desktop"

    asked = installed.run(start, "vietqr", "encode", "--bin", "970436", "--account", "1234567890")
    assert "000201" in asked.stdout
    assert "Name=Quầy Một Cửa" in entry.read_text(encoding="utf-8")

    removed = installed.run(str(installed.root / "uninstall"))
    assert removed.returncode == 0, removed.stderr
    assert not installed.root.exists()
    assert not entry.exists()


def test_a_full_outbox_keeps_the_program_and_the_book_stays_in_any_case(
    installed: Installed,
) -> None:
    start = str(installed.root / "quay-mot-cua")
    assert installed.run(start, "day", "--dossiers", "1").returncode == 0

    refused = installed.run(str(installed.root / "uninstall"))
    assert refused.returncode == 1
    assert (installed.root / "current").exists()

    installed.run(start, "parcel", "export", str(installed.data / "gói.parcel"))
    assert installed.run(str(installed.root / "uninstall")).returncode == 0
    assert not installed.root.exists()
    assert (installed.data / "counter.db").exists()


def test_a_second_installation_lies_over_the_first(installed: Installed) -> None:
    (installed.root / "versions" / installer.VERSION / "stray").write_text("x")

    assert installed.install().returncode == 0

    assert not (installed.root / "versions" / installer.VERSION / "stray").exists()
    assert (installed.root / "current").read_text().strip() == installer.VERSION


@pytest.mark.skipif(shutil.which("makensis") is None, reason="no makensis (apt-get install nsis)")
def test_the_installers_of_windows_compile_without_a_warning() -> None:
    assert installer.check_script()


def test_the_icon_in_the_program_is_the_one_that_is_drawn(tmp_path: Path) -> None:
    icon.write(tmp_path / "drawn.ico")

    drawn = (tmp_path / "drawn.ico").read_bytes()
    kept = installer.ICON.read_bytes()
    assert drawn[:6] == kept[:6] == b"\0\0\1\0\x09\0"
    assert abs(len(drawn) - len(kept)) < len(kept) // 4
