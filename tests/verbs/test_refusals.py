"""What a refusal says at the command line: what happened, is the work safe, what to do next."""

from __future__ import annotations

import re
import socket
from pathlib import Path

import pytest

from counter_app.domain.errors import StoreError
from tests.verbs.test_contract import _file_key, run  # noqa: F401  # a key in a file
from ui.message_words import WORDS
from ui.messages import sentence

NOTHING_CHANGED = re.compile("(?i)nothing (was |more was )?changed")


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


@pytest.mark.parametrize(
    "arguments",
    [
        ("backup", "copy.qmc", "--passphrase-file", "no-such-file"),
        ("parcel", "carry", "no-such-file", "answer.qmp", "--city", "https://city.example"),
        ("bundle", "show", "no-such-file"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_file_that_cannot_be_opened_is_told_by_a_verb_that_imports_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    in_vietnamese = refused(tmp_path, capsys, *arguments)
    in_english = refused(tmp_path, capsys, "--lang", "en", *arguments)

    assert "chưa làm gì" in in_vietnamese
    assert "nothing was done" in in_english


def test_only_what_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for given, missing in (("--by", "--approved-by"), ("--approved-by", "--by")):
        told = refused(tmp_path, capsys, "restore", "copy.qmc", given, "giamsat")

        assert f"còn thiếu: {missing}." in told


def test_acts_are_named_where_one_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "ACT (export, import, carry)" in refused(tmp_path, capsys, "parcel")


def test_choices_are_told_without_quotes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(tmp_path, capsys, "--lang", "xx", "outbox")

    assert "--lang phải là một trong: vi, en." in told


def test_a_set_up_of_nothing_says_what_it_may_be_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("vi", "en"):
        told = refused(tmp_path, capsys, "--lang", language, "setup")

        assert "FILE" in told and "--drill" in told


def test_a_paper_without_a_number_is_told_of_the_number_and_of_specimens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")

    told = refused(tmp_path, capsys, "print", "intake-slip", "--to", f"file:{tmp_path / 'x'}")

    assert "chưa in gì" in told and "specimen" in told


def test_a_pin_that_was_not_given_is_not_told_as_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COUNTER_PIN", raising=False)
    monkeypatch.delenv("COUNTER_APPROVER_PIN", raising=False)
    run(tmp_path, capsys, "setup", "--drill")
    both = ("restore", "copy.qmc", "--by", "giamsat", "--approved-by", "lanhdao")

    assert "COUNTER_PIN" in refused(tmp_path, capsys, "bundle", "accept", "--by", "giamsat")
    monkeypatch.setenv("COUNTER_PIN", "2222")
    assert "COUNTER_APPROVER_PIN" in refused(tmp_path, capsys, *both)


def test_without_a_bundle_that_waits_nothing_is_accepted_and_the_next_step_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_PIN", "2222")
    run(tmp_path, capsys, "setup", "--drill")

    told = refused(tmp_path, capsys, "bundle", "accept", "--by", "giamsat")

    assert "Chưa đổi gì" in told and "bundle take" in told


def test_without_a_city_the_two_ways_to_name_one_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("vi", "en"):
        told = refused(tmp_path, capsys, "--lang", language, "sync")

        assert "city_url" in told and "--city URL" in told


@pytest.mark.parametrize(
    ("language", "words"),
    [("vi", "danh mục đang dùng giữ nguyên"), ("en", "the catalogue in force stays")],
)
def test_a_file_that_is_no_catalogue_changes_nothing_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    odd = tmp_path / "odd.json"
    odd.write_text("{}", encoding="utf-8")

    told = refused(tmp_path, capsys, "--lang", language, "catalogue", "import", str(odd))

    assert words in told


def test_a_damaged_book_is_told_with_what_is_safe_and_the_way_back() -> None:
    for language, safe in (("vi", "ở thành phố nếu đã gửi"), ("en", "with the city if it was")):
        told = sentence(StoreError("database_damaged"), language)

        assert safe in told and "restore FILE" in told


@pytest.mark.parametrize("code", sorted(WORDS))
def test_where_nothing_was_changed_both_languages_say_so(code: str) -> None:
    vietnamese, english = WORDS[code]

    assert ("chưa đổi gì" not in vietnamese.lower()) or NOTHING_CHANGED.search(english)
