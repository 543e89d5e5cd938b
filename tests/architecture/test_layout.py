"""Rules about the code that the import contracts cannot say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update({node.module, *(f"{node.module}.{one.name}" for one in node.names)})
    return found


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def test_widgets_live_under_ui_alone() -> None:
    outside = [
        path
        for path in sources("counter_app", "devices", "sync")
        if any(name.startswith("PySide6.QtWidgets") for name in imports(path))
    ]

    assert outside == []


def test_qt_is_known_to_ui_and_devices_alone() -> None:
    outside = [
        path
        for path in sources("counter_app", "sync")
        # The doctor tells Qt's version.
        if path.name != "doctor.py" and any(name.startswith("PySide6") for name in imports(path))
    ]

    assert outside == []


def test_nobody_asks_pyside_for_other_names() -> None:
    """Its import, which would hear that, is put away (`ui/qt_import.py`)."""
    found = [
        path for path in sources("counter_app", "ui", "devices") if "__feature__" in imports(path)
    ]

    assert found == []


def test_every_part_of_the_core_stands_in_the_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["type"] == "layers")
    named = set(re.findall(r"counter_app\.\w+", " ".join(layers)))

    there = {
        f"counter_app.{path.stem}"
        for path in (ROOT / "counter_app").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    } - {"counter_app.__init__"}

    assert there == named


def test_dev_py_needs_the_standard_library_alone() -> None:
    assert {name.split(".")[0] for name in imports(ROOT / "dev.py")} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_no_address_stands_in_a_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert "://" not in text
    assert text.count("--hash=sha256:") > 100


def test_no_tracked_file_names_a_machines_path() -> None:
    pattern = re.compile(r"/(?:root|home/\w+|work)/|[A-Z]:\\\\Users\\\\")
    named = [
        name
        for name in TRACKED
        if Path(name).suffix in (".py", ".md", ".toml", ".yaml", ".yml", ".spec", ".lock")
        and name != "tests/architecture/test_layout.py"
        and pattern.search((ROOT / name).read_text(encoding="utf-8"))
    ]

    assert named == []


def test_a_call_that_returns_nothing_takes_nothing_from_none() -> None:
    """PySide6 6.12.0 on Python 3.11 ends with an abort after a few thousand such calls."""
    script = (
        "from PySide6.QtGui import QImage\n"
        "image = QImage(8, 8, QImage.Format.Format_RGB32)\n"
        "for _ in range(200_000):\n"
        "    image.fill(0)\n"
    )

    ran = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)

    assert ran.returncode == 0, ran.stderr


def test_no_person_of_a_test_is_real() -> None:
    """The starter's drill people and the rehearsal's citizens bear the invented middle name."""
    from datetime import date

    from counter_app.store.setup import DRILL_PEOPLE
    from counter_app.verbs.day_plan import plan

    names = [one.full_name for one in DRILL_PEOPLE]
    names += [visit.card.split("|")[2] for visit in plan(50, 7, date(2026, 11, 26))]

    assert all("Mẫu" in name for name in names)


def test_the_schema_steps_are_one_line_without_a_fork() -> None:
    """Two branches that both add the next step merge without a conflict and break every store."""
    from counter_app.store.migrate import NEWEST

    folder = ROOT / "counter_app" / "store" / "migrations" / "versions"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("0*.py"))]
    steps = [re.findall(r'^(?:down_)?revision = "?(\w+)"?$', text, re.MULTILINE) for text in texts]

    numbers = [f"{number:04d}" for number in range(1, len(texts) + 1)]
    assert [step[0] for step in steps] == numbers
    assert [step[1] for step in steps] == ["None", *numbers[:-1]]
    assert numbers[-1] == NEWEST
