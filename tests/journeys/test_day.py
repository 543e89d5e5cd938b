"""A clerk's day: real window, real file, real HTTP, papers read back from their bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.city import SandboxProcess
from tests.fakes.printer import Decoder

pytestmark = pytest.mark.journey
WITHIN_S = 240


def counter(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    command = [sys.executable, "-m", "counter_app", "--data-dir", str(data), "--json", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COUNTER_KEY_STORE": "file"}
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=WITHIN_S, check=False
    )


def test_a_day_in_the_window_leaves_pictures_papers_and_an_honest_summary(
    tmp_path: Path, city: SandboxProcess
) -> None:
    pictures = tmp_path / "day"

    ran = counter(
        tmp_path / "data", "day", "--dossiers", "8", "--seed", "7", "--city", city.url,
        "--pictures", str(pictures),
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    summary: dict[str, Any] = json.loads((pictures / "summary.json").read_text(encoding="utf-8"))
    assert json.loads(ran.stdout) == summary
    assert (summary["issued"], summary["acknowledged"], summary["waiting"]) == (8, 8, 0)
    assert (summary["difference"], summary["receipts"], summary["slips"]) == (0, 6, 8)
    assert len(city.dossiers()) == 8
    assert len(list(pictures.glob("*.png"))) > 40
    papers = sorted((pictures / "papers").glob("*.bin"))
    # Three citizens pay cash. A bank that answers after the citizen left prints no receipt then.
    slips, supplements, cash_receipts, shift_reports = 8, 1, 3, 1
    assert len(papers) >= slips + supplements + cash_receipts + shift_reports
    assert len(papers) == len(list((pictures / "papers").glob("*.png")))
    for paper in papers:
        decoder = Decoder()
        decoder.feed(paper.read_bytes())
        assert decoder.paper().width == 576


def test_a_second_day_in_the_window_says_where_the_first_ones_money_went(tmp_path: Path) -> None:
    """The drawer holds less than was counted last, so a reason is typed, in Vietnamese."""
    data = tmp_path / "data"
    assert counter(data, "day", "--dossiers", "3", "--seed", "7").returncode == 0

    ran = counter(data, "day", "--dossiers", "1", "--pictures", str(tmp_path / "day"))

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["difference"] == 0


def test_fifty_dossiers_reach_a_city_that_is_killed_twice_each_exactly_once(
    tmp_path: Path, city: SandboxProcess
) -> None:
    data = tmp_path / "data"
    stop = threading.Event()

    def kill_twice() -> None:
        for pause_s in (3.0, 3.0):
            if stop.wait(pause_s):
                return
            city.restart()

    killer = threading.Thread(target=kill_twice)
    killer.start()
    day = counter(data, "day", "--dossiers", "50", "--seed", "7", "--city", city.url)
    stop.set()
    killer.join()
    assert day.returncode == 0, day.stderr

    synced = counter(data, "sync", "--until-empty", "--timeout", "60")

    assert synced.returncode == 0, synced.stdout + synced.stderr
    held = city.dossiers()
    assert len(held) == len({one["code"] for one in held}) == 50
    counts = json.loads(synced.stdout)
    assert (counts["issued"], counts["acknowledged"], counts["waiting"]) == (50, 50, 0)
    verdict = json.loads(counter(data, "verify").stdout)
    assert verdict["ok"] is True, verdict


def test_a_program_killed_in_its_day_loses_nothing_it_confirmed(
    tmp_path: Path, city: SandboxProcess
) -> None:
    data = tmp_path / "data"
    command = [
        sys.executable, "-m", "counter_app", "--data-dir", str(data), "day", "--dossiers", "200",
        "--city", city.url,
    ]  # fmt: skip
    environment = {**os.environ, "COUNTER_KEY_STORE": "file"}
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 60
    while not city.dossiers() and time.monotonic() < until:
        time.sleep(0.1)
    running.kill()
    running.wait()

    synced = counter(data, "sync", "--until-empty")

    counts = json.loads(synced.stdout)
    assert counts["issued"] == counts["acknowledged"] == len(city.dossiers()) >= 1
    verdict = json.loads(counter(data, "verify").stdout)
    assert verdict["ok"] is True, verdict


def test_a_second_copy_is_told_who_holds_the_desk(tmp_path: Path) -> None:
    assert counter(tmp_path, "setup", "--drill").returncode == 0
    command = [sys.executable, "-m", "counter_app", "--data-dir", str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COUNTER_KEY_STORE": "file"}
    first = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 30
        while not (tmp_path / "desk.owner").exists() and time.monotonic() < until:
            time.sleep(0.05)

        second = counter(tmp_path)
        day = counter(tmp_path, "day", "--dossiers", "1")
    finally:
        first.kill()
        first.wait()

    assert (second.returncode, day.returncode) == (2, 2)
    assert str(first.pid) in second.stderr
    assert counter(tmp_path, "day", "--dossiers", "1").returncode == 0
