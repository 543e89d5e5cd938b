"""What is read before it is loaded."""

from __future__ import annotations

import subprocess
import sys

from counter_app import read_ahead


def test_a_packages_libraries_are_read_once_and_it_is_not_imported() -> None:
    words = (
        "import sys; from counter_app import read_ahead; "
        "print(read_ahead.libraries('lxml') > 0, read_ahead.libraries('pikepdf') > 1, "
        "'lxml' in sys.modules, 'pikepdf' in sys.modules); "
        "import pikepdf; read_ahead.libraries.cache_clear(); print(read_ahead.libraries('pikepdf'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    ).stdout

    assert told.split() == ["True", "True", "False", "False", "0"]


def test_a_package_without_any_or_that_is_not_there_is_no_fault() -> None:
    assert read_ahead.libraries("img2pdf") == 0
    assert read_ahead.libraries("no_such_package") == 0
