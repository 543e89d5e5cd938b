"""`--lang en`: what the program itself says at the console is English, all of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest

from counter_app.domain import kpi
from counter_app.domain.calendar import VIETNAM
from counter_app.domain.catalogue import short
from counter_app.verbs.answer_words import ANSWERS
from counter_app.verbs.argument_words import ARGUMENTS
from counter_app.verbs.doctor_words import DETAILS, NAMES
from counter_app.verbs.help_words import OWN_WORDS, VERBS
from tests.verbs.test_contract import A_FEE, _file_key, folder, run  # noqa: F401  # a book to ask, a key in a file

MARKED = re.compile("[À-ÖØ-öø-ỹĐđ]")
# What is called so in English too: the money, this program, the drill's counter.
SO_CALLED = re.compile(r"Quầy Một Cửa|Quầy \d|đồng|\d đ\b|\} đ\b")
# What a catalogue asks is quoted.
QUOTED = re.compile("“[^”]*”")
# The day that is worked is today, or the next on which an office is open.
TODAY = datetime.now(VIETNAM).date()
SPAN = ("--from", str(TODAY - timedelta(days=20)), "--to", str(TODAY + timedelta(days=20)))


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a dossier was received, so that reports have rows."""
    from counter_app.cli import main

    made = tmp_path_factory.mktemp("worked")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COUNTER_KEY_STORE", "file")
        assert main(["--data-dir", str(made), "day", "--dossiers", "1"]) == 0
    return made


def vietnamese(words: str, *names: str) -> list[str]:
    """The lines that hold a Vietnamese letter beside those names."""
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, "")
    bare = QUOTED.sub("", SO_CALLED.sub("", words))
    return [line for line in bare.splitlines() if MARKED.search(line)]


def words_of(place: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a verb says to a person, on both streams."""
    from counter_app.cli import main

    capsys.readouterr()
    main(["--data-dir", str(place), "--lang", "en", *arguments])
    captured = capsys.readouterr()
    return captured.out + captured.err


def names_in(place: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What procedures are called, in full and in short."""
    listed = run(place, capsys, "catalogue", "list").facts["procedures"]
    return [called for one in listed for called in (one["name"], short(one["name"]))]


TABLES: dict[str, Mapping[str, tuple[str, ...]]] = {
    "answers": ANSWERS,
    "arguments": ARGUMENTS,
    "checks": NAMES,
    "details": DETAILS,
    "help": OWN_WORDS,
    "verbs": VERBS,
}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_are_there_and_use_the_same_facts(table: str) -> None:
    for code, (told, in_english, *_) in TABLES[table].items():
        named = [
            {name for _, name, _, _ in Formatter().parse(words) if name}
            for words in (told, in_english)
        ]
        assert told.strip() and in_english.strip(), code
        assert named[0] == named[1], code
        assert vietnamese(in_english) == [], code


def test_the_doctor_speaks_english(
    folder: Path,  # noqa: F811  # pytest gives what the imported one makes
    capsys: pytest.CaptureFixture[str],
) -> None:
    checks = run(folder, capsys, "--lang", "en", "doctor").facts["checks"]
    said = words_of(folder, capsys, "doctor")

    assert vietnamese(said) == []
    assert [one for one in checks if vietnamese(f"{one['name']} {one['detail']}")] == []
    assert {"data key", "disk", "printer"} <= {one["name"] for one in checks}


def test_a_program_knows_the_doctors_checks_by_codes_of_no_language(
    folder: Path,  # noqa: F811  # pytest gives what the imported one makes
    capsys: pytest.CaptureFixture[str],
) -> None:
    ran = [run(folder, capsys, "--lang", spoken, "doctor") for spoken in ("vi", "en")]
    codes = [[one["code"] for one in each.facts["checks"]] for each in ran]

    assert codes[0] == codes[1]
    assert {"data_key", "disk", "printer"} <= set(codes[0])


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--procedure", "1.004873", "--received", "2026-11-12"),
        ("due", "--procedure", "1.004873", "--received", "2026-11-14T09:00", "--channel", "online"),
        ("card", "check", "x"),
        ("receipt", "check", "x"),
        ("report", "kpi", *SPAN),
        ("report", "day", *SPAN),
        ("report", "late", *SPAN),
        ("verify",),
        ("outbox",),
        ("uninstall-check",),
        ("sync",),
        ("nonsense",),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_verb_speaks_english(
    worked: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    said = words_of(worked, capsys, *arguments)

    assert said.strip()
    assert vietnamese(said) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("catalogue", "check"),
        ("catalogue", "check", "--json"),
        ("catalogue", "import", str(Path("counter_app/starter/procedures.json").resolve())),
        ("report", "month", *SPAN),
    ],
    ids=lambda arguments: " ".join(arguments[:3:2]),
)
def test_beside_the_names_of_procedures_a_verb_speaks_english(
    worked: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    names = names_in(worked, capsys)

    said = words_of(worked, capsys, *arguments)

    # By which decision a procedure was published is its number.
    assert vietnamese(re.sub(r'"announced_by".*', "", said), *names) == []


def test_a_fee_is_asked_for_in_english_and_its_name_stays(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("fee", "--procedure", "1.001193", "--channel", "counter", "--on", "2026-11-26")
    lines = run(worked, capsys, "--lang", "en", *asked).facts["lines"]
    said = words_of(worked, capsys, *asked)

    assert [one for one in lines if vietnamese(one["question"])] == []
    assert vietnamese(said, *(one["name"] for one in lines)) == []
    assert all(one["name"] in said for one in lines)


def test_an_amount_is_spelled_for_a_person_and_a_script_keeps_the_words_of_the_receipt(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = run(worked, capsys, "--lang", "en", *A_FEE).facts
    said = words_of(worked, capsys, *A_FEE)

    assert facts["total_in_words"].endswith("nghìn đồng")
    assert "thousand dong" in said


def test_the_sheet_that_a_report_hands_out_is_the_same_in_every_language(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [run(worked, capsys, "--lang", one, "report", "kpi", *SPAN) for one in ("vi", "en")]

    assert told[0].facts == told[1].facts
    assert kpi.ESTIMATE in told[0].out
    assert ANSWERS["estimate"][0] == kpi.ESTIMATE


def test_a_verb_in_english_leaves_the_next_one_in_vietnamese(
    worked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("due", "--procedure", "1.004873", "--received", "2026-11-12")
    before = run(worked, capsys, *asked).facts
    words_of(worked, capsys, *asked)

    assert run(worked, capsys, *asked).facts == before
    assert "Hẹn trả kết quả" in before["trace"][-1]


def test_the_card_of_keys_is_printed_in_the_language_of_who_asks(
    worked: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sheets = {}
    for language in ("vi", "en"):
        target = tmp_path / f"{language}.png"
        asked = ("print", "key-card", "--to", f"png:{target}")
        assert run(worked, capsys, "--lang", language, *asked).code == 0
        sheets[language] = target.read_bytes()

    assert sheets["vi"] != sheets["en"]


@pytest.mark.parametrize(("lang", "told"), [("vi", "Không có gì."), ("en", "Nothing there.")])
def test_a_list_that_is_empty_says_so(
    folder: Path,  # noqa: F811  # pytest gives what the imported one makes
    capsys: pytest.CaptureFixture[str],
    lang: str,
    told: str,
) -> None:
    from counter_app.cli import main

    capsys.readouterr()

    assert main(["--data-dir", str(folder), "--lang", lang, "bundle", "list"]) == 0
    assert capsys.readouterr().out == f"{told}\n"
