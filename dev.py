#!/usr/bin/env python3
"""The one way to run, test, measure, build and lock the project; standard library alone.

python3 dev.py run        the counter with its sandbox city; without a display, a day offscreen
python3 dev.py test       format, lint, types, layers and the whole test suite (--fast: a part)
python3 dev.py torture    kills and power cuts on purpose, with controls that must be caught
                          (--kills 2000 --powercuts 10000; drain: three days queued, a city that
                          lies and dies; page: the sandbox held to its page; --help: all others)
python3 dev.py mutants    the money's lines broken one by one, and whether a test notices: goes on
                          where it was (WORD…: some modules; --minutes N; --figure)
python3 dev.py bench [ROW…] the benchmarks, each beside the floor measured in the same run
python3 dev.py build      the program as a folder and an installer in dist/, with size and start-up
                          (--windows: the Windows program on Linux, under Wine)
python3 dev.py release    keys, key lists and signed updates, see docs/updates.md
python3 dev.py supply     bill of materials, licences, secrets, bandit, newer versions, the lock
python3 dev.py lock       the locked, hashed requirements
python3 dev.py pictures   the pictures of the documents, captured anew; with --screens every screen
                          in every state and look into screens/, measured (--screens WORD… 2/3);
                          with --guide those of the user's guide (--guide PAGE…: some of them)
python3 dev.py translations
                          the window's sentences gathered for Qt Linguist, both languages made ready
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "installed.sha256"
DAY = ROOT / "day"
SCREENS = ROOT / "screens"
LIBRARIES = (
    "libgl1",
    "libegl1",
    "libxkbcommon0",
    "libfontconfig1",
    "libglib2.0-0",
    "libdbus-1-3",
    "fonts-liberation2",
    "fonts-noto-core",
)
# What the tests alone need: a citizen's phone is a browser, two monitors are an X server's, and the
# PostgreSQL of the wheel speaks no TLS. Of Debian's only the programs are used.
LIBRARIES_OF_TESTS = (
    "chromium",
    "postgresql",
    "xvfb",
    "x11-xserver-utils",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
    "libx11-xcb1",
)
# What makes and tries a Windows program on Linux.
LIBRARIES_OF_WINDOWS = ("wine", "wine64", "nsis", "gcc-mingw-w64-x86-64-win32")
READY_WITHIN_S = 30
QUICK_BYTES = 4 * 1024**3


class Trouble(Exception):  # noqa: N818
    """Something a person can mend; its text says what and how."""


def main(arguments: list[str]) -> int:
    """Carry out one verb."""
    verbs = {
        "run": run,
        "test": test,
        "torture": torture,
        "mutants": mutants,
        "bench": bench,
        "build": build,
        "release": release,
        "supply": supply,
        "lock": lock,
        "pictures": pictures,
        "translations": translations,
    }
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    if not arguments or arguments[0] not in verbs:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036  # this file runs before anything is installed
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 2
    try:
        prepare(LIBRARIES_OF_TESTS if arguments[0] == "test" else ())
        return verbs[arguments[0]](arguments[1:])
    except Trouble as trouble:
        print(f"dev.py: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# --- set-up ------------------------------------------------------------------------------------


def prepare(more_libraries: tuple[str, ...] = ()) -> None:
    """The virtual environment with exactly the locked packages, and the libraries Qt needs."""
    system_libraries((*LIBRARIES, *more_libraries))
    if not PYTHON.exists():
        step("making .venv", [sys.executable, "-m", "venv", str(VENV)])
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = [*pip, "--require-hashes", "-r", str(LOCK)]
    step("installing the locked packages", locked, quiet=True)
    STAMP.write_text(wanted)


def system_libraries(names: tuple[str, ...]) -> None:
    """On Debian as root, install what is needed; elsewhere say what is missing."""
    if not sys.platform.startswith("linux") or shutil.which("dpkg-query") is None:
        return
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names]
    found = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    here = {
        name
        for name, _, state in (line.partition(" ") for line in found.splitlines())
        if state == "installed"
    }
    missing = [name for name in names if name not in here]
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        raise Trouble("System libraries are missing; type:  sudo " + " ".join(install))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "--quiet"], install):
        step(" ".join(command[:2]), command, env=quiet, quiet=True)


def step(
    name: str, command: list[str], *, env: dict[str, str] | None = None, quiet: bool = False
) -> None:
    """Run one step of the set-up; a failure shows its own last words."""
    print(f"· {name}", flush=True)
    done = subprocess.run(command, cwd=ROOT, env=env, check=False, capture_output=quiet, text=True)
    if done.returncode:
        words = (done.stderr or "").strip().splitlines()[-3:] if quiet else []
        raise Trouble(f"{name} failed (is there a network?)" + "".join(f"\n  {w}" for w in words))


def python(*arguments: str, env: dict[str, str] | None = None) -> int:
    """Run the project's Python in the project's folder."""
    environment = {**os.environ, "PYTHONUTF8": "1", **(env or {})}
    return subprocess.run(
        [str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False
    ).returncode


# --- verbs -------------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """The counter with its sandbox city."""
    with tempfile.TemporaryDirectory(prefix="quay-") as folder:
        city, url = start_city(Path(folder))
        try:
            if has_display():
                counter = ("-m", "counter_app", "--data-dir", str(ROOT / ".counter"))
                if not (ROOT / ".counter" / "counter.db").exists():
                    python(*counter, "setup", "--drill")
                return python(*counter, *arguments, env={"COUNTER_CITY_URL": url})
            return day_offscreen(Path(folder), url)
        finally:
            city.terminate()
            city.wait(timeout=10)


def day_offscreen(folder: Path, url: str) -> int:
    """A day at the counter through the real window, leaving its pictures and papers in day/."""
    print(
        "· no display: a day at the counter, offscreen; pictures and papers go to day/", flush=True
    )
    shutil.rmtree(DAY, ignore_errors=True)
    return python(
        "-m", "counter_app", "--data-dir", str(folder / "data"), "--json",
        "day", "--dossiers", "8", "--seed", "7", "--city", url, "--pictures", str(DAY),
        env={"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip


def start_city(folder: Path) -> tuple[subprocess.Popen[str], str]:
    """The sandbox city on a free port of this machine, once it says that it is ready."""
    command = [str(PYTHON), "-m", "sync.sandbox", "--port", "0", "--state", str(folder / "city.db")]
    city = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert city.stdout is not None
    until = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < until:
        line = city.stdout.readline()
        if line.startswith("ready "):
            return city, line.split()[1]
        if not line and city.poll() is not None:
            break
    city.kill()
    raise Trouble("the sandbox city did not start")


def has_display() -> bool:
    """Whether a window can be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(arguments: list[str]) -> int:
    """All checks; each runs even where an earlier one failed, so that one run tells everything."""
    fast = ["-m", "not journey and not postgres"] if "--fast" in arguments else []
    rest = [argument for argument in arguments if argument != "--fast"]
    lint_imports = str(PYTHON.with_name("lint-imports" + (".exe" if os.name == "nt" else "")))
    checks = (
        ("format", [str(PYTHON), "-m", "ruff", "format", "--check", "."]),
        ("lint", [str(PYTHON), "-m", "ruff", "check", "."]),
        ("types", [str(PYTHON), "-m", "mypy"]),
        ("layers", [lint_imports]),
        ("tests", [str(PYTHON), "-m", "pytest", "-n", "2", *fast, *rest]),
    )
    environment = {
        **os.environ,
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": quick_folder(),
    }
    failed = []
    for name, command in checks:
        print(f"· {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        print(
            f"  {name}: {'ok' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s",
            flush=True,
        )
        if code:
            failed.append(name)
    if failed:
        print(f"dev.py: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def quick_folder() -> str:
    """Where tests keep what they throw away: memory, where there is enough of it.

    Thousands of small databases that are each synced to a disk take twice the time.
    """
    memory = Path("/dev/shm")  # noqa: S108  # only as the place for a folder of one's own
    if memory.is_dir() and shutil.disk_usage(memory).free >= QUICK_BYTES:
        return str(memory)
    return tempfile.gettempdir()


def torture(arguments: list[str]) -> int:
    """Break the program on purpose, and hold what is left against what was confirmed."""
    return python("-m", "tests.torture", *arguments, env={"QT_QPA_PLATFORM": "offscreen"})


def mutants(arguments: list[str]) -> int:
    """Mutation testing of ledger, matching and receipts, with the figure per module."""
    return python(
        "-m",
        "tests.mutants",
        *arguments,
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "TMPDIR": quick_folder()},
    )


def bench(arguments: list[str]) -> int:
    """Every figure as a ratio to a floor of the same run."""
    return python("-m", "tests.benchmarks", *arguments, env={"QT_QPA_PLATFORM": "offscreen"})


def pictures(arguments: list[str]) -> int:
    """Run a day and keep the captures that the documents show; or draw and measure every screen."""
    if arguments[:1] == ["--screens"]:
        return python("-m", "tests.gallery", str(SCREENS), *arguments[1:])
    if arguments[:1] == ["--guide"]:
        return python("-m", "tests.guide", *arguments[1:])
    if arguments:
        # The pictures of the documents are made over: not for a word that was not understood.
        raise Trouble("pictures knows --screens and --guide, not " + " ".join(arguments))
    code = run(arguments)
    if code == 0:
        code = python("-m", "tests.pictures", str(DAY), str(ROOT / "docs" / "pictures"))
    return code


def translations(_arguments: list[str]) -> int:
    """Gather the window's sentences for Qt Linguist and make what the window loads of them."""
    return python("-m", "tests.translations")


def build(arguments: list[str]) -> int:
    """The program as a folder and an installer in dist/; `--windows` makes Windows' under Wine."""
    shutil.rmtree(ROOT / "dist", ignore_errors=True)
    if "--windows" in arguments:
        system_libraries(LIBRARIES_OF_WINDOWS if sys.platform.startswith("linux") else ())
    return python("-m", "tests.packing", "build", *arguments)


def release(arguments: list[str]) -> int:
    """Keys, key lists and signed updates; see docs/updates.md."""
    return python("-m", "tests.packing.release", *arguments)


def supply(arguments: list[str]) -> int:
    """What ships, its licences, what scanners say, whether the lock holds (--offline: a part)."""
    return python("-m", "tests.supply", *arguments)


def lock(arguments: list[str]) -> int:
    """Resolve for every platform, with hashes and without any index's address."""
    for target, extras in (("requirements.lock", ["office"]), ("requirements-dev.lock", ["dev"])):
        command = [
            "-m", "uv", "pip", "compile", "--universal", "--generate-hashes", "--no-emit-index-url",
            "--no-emit-find-links", "--no-config", "--no-header", "--no-annotate", "--quiet",
            "--python-version", "3.11", "--output-file", target, "pyproject.toml",
        ]  # fmt: skip
        for extra in extras:
            command += ["--extra", extra]
        if code := python(
            *command, *arguments, env={"PIP_EXTRA_INDEX_URL": "", "UV_FIND_LINKS": ""}
        ):
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
