"""python -m tests.torture page: asks the sandbox all that its page allows, and much it does not.

Every reply has to be one that `sync/city_v1.yaml` names. The control asks a page that promises
something else, and has to be caught.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from sync.sandbox.contract import CONTRACT
from tests.sync.sandbox_process import SandboxProcess
from tests.torture.page_hooks import STATION

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# What the control's page says of a batch's answer.
BATCH_ALONE = ("--include-path", "/v1/messages:batch")
TRUE, FALSE = "required: [results, server_time]", "required: [results, server_time, weather]"


def checked(
    page: Path, city: SandboxProcess, examples: int, seed: int, *more: str
) -> tuple[bool, str]:
    """Whether the city is what a page says, and the checker's report; `more` are its options."""
    command = [
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "page.toml"), "run",
        str(page), "--url", city.url, "--header", f"Authorization: Bearer {city.token(STATION)}",
        "--max-examples", str(examples), "--seed", str(seed), "--generation-database", ":memory:",
        "--warnings", "off", "--no-color", *more,
    ]  # fmt: skip
    hooks = {"SCHEMATHESIS_HOOKS": "tests.torture.page_hooks", "PYTHONPATH": str(ROOT)}
    # It leaves a folder of its own where it works.
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, **hooks},
            check=False,
        )
    report = done.stdout + done.stderr
    assert "Test cases:" in report, report
    return done.returncode == 0, report


def control(folder: Path) -> Path:
    """A page that promises something else than the city does."""
    text = CONTRACT.read_text(encoding="utf-8")
    assert text.count(TRUE) == 1
    lying = folder / "lying.yaml"
    lying.write_text(text.replace(TRUE, FALSE), encoding="utf-8")
    return lying


def main(argv: list[str] | None = None) -> int:
    """0 where the city is what its page says, and the control is caught."""
    parser = argparse.ArgumentParser(prog="torture page")
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parsed = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        city = SandboxProcess(Path(folder) / "city.db")
        city.start()
        is_true, report = checked(CONTRACT, city, parsed.examples, parsed.seed)
        _say(report)
        is_missed, _ = checked(control(Path(folder)), city, 5, parsed.seed, *BATCH_ALONE)
        city.close()
    _say(f"control, a page that promises something else: {'NOT CAUGHT' if is_missed else 'caught'}")
    return 0 if is_true and not is_missed else 1


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
