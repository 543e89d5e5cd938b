"""What a refusal says at the command line: what happened, is the work safe, what to do next."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.verbs.test_contract import _file_key, run  # noqa: F401  # a key in a file


def refused(place: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that a verb refuses with."""
    ran = run(place, capsys, *arguments)
    assert ran.was_refused(), ran.out + ran.err
    return ran.err


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "chưa đổi gì; những gì đã lưu trước đó"), ("en", "changed nothing; what was saved")],
)
def test_a_server_that_is_away_is_told_without_a_word_of_the_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])

    told = refused(
        tmp_path, capsys, "--lang", language, "office", "use", "--host", "127.0.0.1", "--port", port
    )

    assert words in told
    assert "gõ" not in told and "typed" not in told
