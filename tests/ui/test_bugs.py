"""A bug is told of in one window at a time, however often it comes; the log has each."""

from __future__ import annotations

import logging
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ui import app

BUGS = 5


def test_many_bugs_are_one_window_and_each_is_in_the_log(
    caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    app.application()
    seen: list[int] = []

    def bug() -> None:
        error = ZeroDivisionError()
        app._on_bug(type(error), error, None)

    def close() -> None:
        seen.append(len(boxes()))
        for box in reversed(boxes()):
            box.accept()

    for number in range(BUGS):
        QTimer.singleShot(number, bug)
    QTimer.singleShot(200, close)
    with caplog.at_level(logging.ERROR):
        qtbot.waitUntil(lambda: bool(seen), timeout=10_000)

    assert seen == [1]
    assert len(caplog.records) == BUGS


def test_the_next_bug_after_its_window_was_closed_is_told_of(qtbot: QtBot) -> None:
    app.application()
    told: list[str] = []

    def close() -> None:
        (box,) = boxes()
        told.append(box.text())
        box.accept()

    for _ in range(2):
        QTimer.singleShot(50, close)
        app._on_bug(ZeroDivisionError, ZeroDivisionError(), None)
        # What was closed is gone once the loop has turned.
        qtbot.waitUntil(lambda: not boxes())

    assert len(told) == 2


def test_a_bug_on_a_threads_own_ground_is_in_the_log_with_its_place(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", app._on_thread_bug)
    thread = threading.Thread(target=int, args=("x",))
    with caplog.at_level(logging.ERROR):
        thread.start()
        thread.join()

    (told,) = caplog.records
    assert told.exc_info is not None
    assert told.exc_info[0] is ValueError
    assert told.exc_info[2] is not None


def boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]
