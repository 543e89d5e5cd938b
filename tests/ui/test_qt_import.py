"""PySide6's support code is compiled once, and never taken for another."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Told: how many texts of the support code were compiled; then a window's function is asked for its
# signature, and called wrongly, both of which that code answers. What writes stubs is not there.
TOLD = """
import builtins
known, compiled = builtins.compile, []

def heard(text, name, *rest, **named):
    if str(name).startswith("shibokensupport"):
        compiled.append(name)
    return known(text, name, *rest, **named)

builtins.compile = heard
import ui.qt_import
assert builtins.compile is heard
assert type(builtins.__import__).__name__ == "builtin_function_or_method"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shibokensupport.signature import get_signature
from shibokensupport.signature.lib import pyi_generator
assert not hasattr(pyi_generator, "generate_pyi")
assert "bool" in str(get_signature(QWidget.setEnabled))
try:
    QTimer().start("soon")
except (TypeError, ValueError) as error:
    assert "start" in str(error), error
else:
    raise AssertionError
print(len(compiled))
"""


def start(folder: Path, *, writes: bool = True) -> int:
    """How much a start compiled whose bytecode lies in a folder."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    environment |= {"PYTHONPYCACHEPREFIX": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    if not writes:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-c", TOLD]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return int(ended.stdout)


def kept(folder: Path) -> list[Path]:
    """What lies there of the support code."""
    return list(folder.rglob("*.pyside*"))


def test_a_second_start_compiles_nothing_of_qts_support(tmp_path: Path) -> None:
    assert start(tmp_path) > 5
    assert len(kept(tmp_path)) == 1

    assert start(tmp_path) == 0


def test_a_text_that_changed_is_compiled_anew_and_kept(tmp_path: Path) -> None:
    """As after an update of PySide6."""
    start(tmp_path)
    (path,) = kept(tmp_path)
    older = path.read_bytes().replace(b"def pyside_type_init", b"def pyside_tYpe_init", 1)
    path.write_bytes(zlib.crc32(older[4:]).to_bytes(4, "big") + older[4:])

    assert start(tmp_path) == 1
    assert start(tmp_path) == 0


def test_a_torn_file_is_not_read(tmp_path: Path) -> None:
    start(tmp_path)
    (path,) = kept(tmp_path)
    path.write_bytes(path.read_bytes()[:5000])

    assert start(tmp_path) > 5
    assert start(tmp_path) == 0


def test_nothing_is_kept_where_python_may_write_no_bytecode(tmp_path: Path) -> None:
    assert start(tmp_path, writes=False) > 5

    assert kept(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    in_the_way = tmp_path / "bytecode"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")

    assert start(in_the_way) > 5
