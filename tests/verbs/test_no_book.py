"""A mistyped data folder is no office of this counter: a verb that only looks says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.test_contract import _file_key, run  # noqa: F401  # a fixture of every test here

SPAN = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "late", *SPAN),
        ("verify",),
        ("outbox",),
        ("bundle", "list"),
        ("doctor",),
        ("catalogue", "list"),
        ("due", "--procedure", "1.004873", "--received", "2026-11-26T08:00"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_verb_that_only_looks_says_that_the_book_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    first = run(tmp_path / "mistyped" / "desk", capsys, *arguments)
    again = run(tmp_path / "mistyped" / "desk", capsys, *arguments)

    assert first.code == again.code == 0
    assert "chưa có sổ" in first.err
    assert again.err == ""


def test_the_doctor_says_that_the_book_is_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = run(tmp_path / "mistyped" / "desk", capsys, "doctor")

    checks = {check["name"]: check for check in ran.facts["checks"]}
    assert (ran.code, checks["cơ sở dữ liệu"]["ok"]) == (0, True)
    assert "sổ mới" in checks["cơ sở dữ liệu"]["detail"]


@pytest.mark.parametrize(
    "arguments",
    [("reference", "make", "--station", "126", "--serial", "1"), ("update", "state"), ("card",)],
)
def test_a_verb_over_texts_alone_makes_no_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    run(tmp_path / "desk", capsys, *arguments)

    assert not list(tmp_path.iterdir())


def test_a_book_that_was_lost_is_told_as_lost_and_not_as_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    (tmp_path / "counter.db").unlink()

    verified = run(tmp_path, capsys, "verify")

    assert (verified.code, verified.facts["first_fault"]) == (1, "audit: database_lost")
    assert run(tmp_path, capsys, "uninstall-check").was_refused()


def test_a_folder_that_has_a_book_is_not_set_up_again_not_even_for_a_drill(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, capsys, "setup", "--drill")
    before = (tmp_path / "counter.mark").read_bytes()

    again = run(tmp_path, capsys, "setup", "--drill")

    assert again.was_refused()
    assert "đã có sổ" in again.err
    assert (tmp_path / "counter.mark").read_bytes() == before
