"""The outside contract: verbs that a person or a script may lean on, in words or as JSON."""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from counter_app import settings as settings_file
from counter_app.domain.errors import CounterError, InputError

if TYPE_CHECKING:
    from counter_app.desk import Desk
    from counter_app.settings import Settings

T = TypeVar("T")
DONE, FAULT, REFUSED = 0, 1, 2
STDIN_MAX = 64 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb says: promised JSON keys, and lines for a person."""

    facts: dict[str, Any] | list[Any]
    lines: tuple[str, ...]
    code: int = DONE


class _Parser(argparse.ArgumentParser):
    """An argument parser whose refusal is one line and code 2."""

    def error(self, message: str) -> NoReturn:
        raise InputError("arguments_wrong", reason=message.replace("\n", " ")[:200])


def main(arguments: Sequence[str]) -> int:
    """Carry out one verb; without a verb, open the window. Never shows a traceback."""
    _speak_utf8()
    language = "vi"
    try:
        parsed = _parser().parse_args(list(arguments))
        language = parsed.lang
        settings = settings_file.read(parsed.data_dir)
        if parsed.verb is None:
            return _window(settings, parsed.lang)
        answer: Answer = parsed.run(parsed, settings)
    except CounterError as error:
        return _refuse(_sentence(error, language))
    except KeyboardInterrupt:
        return _refuse("Đã dừng theo yêu cầu.")
    except Exception as error:  # the edge of the program: a bug is logged whole and told in a line
        logging.getLogger(__name__).exception("unexpected %s", type(error).__name__)
        return _refuse(f"Lỗi ngoài dự kiến ({type(error).__name__}); đã ghi vào nhật ký.")
    _show(answer, as_json=parsed.json)
    return answer.code


def _parser() -> _Parser:
    parser = _Parser(prog="counter", description="Quầy Một Cửa")
    parser.add_argument("--data-dir", type=Path, default=None)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=("vi", "en"), default="vi")
    verbs = parser.add_subparsers(dest="verb", parser_class=_Parser)
    _pure_verbs(verbs)
    _catalogue_verbs(verbs)
    _desk_verbs(verbs)
    return parser


def _pure_verbs(verbs: Any) -> None:
    card = verbs.add_parser("card").add_subparsers(dest="act", required=True)
    read = _verb(card, "read", _card_read)
    read.add_argument("text")
    vietqr = verbs.add_parser("vietqr").add_subparsers(dest="act", required=True)
    encode = _verb(vietqr, "encode", _vietqr_encode)
    encode.add_argument("--bin", required=True)
    encode.add_argument("--account", required=True)
    encode.add_argument("--amount")
    encode.add_argument("--purpose")
    encode.add_argument("--service", default="QRIBFTTA")
    decode = _verb(vietqr, "decode", _vietqr_decode)
    decode.add_argument("payload")
    reference = verbs.add_parser("reference").add_subparsers(dest="act", required=True)
    make = _verb(reference, "make", _reference_make)
    make.add_argument("--station", required=True)
    make.add_argument("--serial", required=True)
    find = _verb(reference, "find", _reference_find)
    find.add_argument("text")


def _catalogue_verbs(verbs: Any) -> None:
    catalogue = verbs.add_parser("catalogue").add_subparsers(dest="act", required=True)
    _verb(catalogue, "import", _catalogue_import).add_argument("file", type=Path)
    _verb(catalogue, "list", _catalogue_list)
    _verb(catalogue, "check", _catalogue_check)
    due = _verb(verbs, "due", _due)
    due.add_argument("--procedure", required=True)
    due.add_argument("--received", required=True)
    due.add_argument("--case")
    due.add_argument("--channel", default="counter")
    fee = _verb(verbs, "fee", _fee)
    fee.add_argument("--procedure", required=True)
    fee.add_argument("--channel", required=True)
    fee.add_argument("--on", required=True)
    fee.add_argument("--quantity", action="append", default=[])
    fee.add_argument("--exemption", action="append", default=[])
    fee.add_argument("--answer", action="append", default=[])


def _desk_verbs(verbs: Any) -> None:
    day = _verb(verbs, "day", _day)
    day.add_argument("--dossiers", required=True)
    day.add_argument("--seed", default="1")
    day.add_argument("--city")
    day.add_argument("--pictures", type=Path)
    sync = _verb(verbs, "sync", _sync)
    sync.add_argument("--until-empty", action="store_true")
    sync.add_argument("--timeout", default="60")
    sync.add_argument("--city")
    _verb(verbs, "outbox", _outbox)
    printing = _verb(verbs, "print", _print)
    printing.add_argument("kind")
    printing.add_argument("number")
    printing.add_argument("--to", required=True)
    _verb(verbs, "verify", _verify)
    _verb(verbs, "doctor", _doctor)


def _verb(verbs: Any, name: str, run: Callable[[argparse.Namespace, Settings], Answer]) -> Any:
    parser = verbs.add_parser(name)
    parser.set_defaults(run=run)
    return parser


# --- verbs that need no desk -------------------------------------------------------------------


def _card_read(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain import id_card
    from counter_app.main import system_clock

    card = id_card.read(_text(parsed.text), system_clock().date())
    facts = {
        "id_number": str(card.id_number),
        "old_id_number": card.old_id_number,
        "full_name": card.full_name,
        "born_on": card.born.iso,
        "sex": str(card.sex),
        "residence": card.residence,
        "issued_on": card.issued_on.isoformat() if card.issued_on else None,
        "format": str(card.format),
        "warnings": [_warning(code) for code in card.warnings],
    }
    return Answer(facts, tuple(f"{name}: {value}" for name, value in facts.items()))


def _vietqr_encode(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain import vietqr
    from counter_app.starter import load

    payload = vietqr.encode(
        parsed.bin,
        parsed.account,
        known_bins=load.receiving_bins(),
        amount=None if parsed.amount is None else vietqr.parse_amount(parsed.amount),
        purpose=parsed.purpose,
        service=parsed.service,
    )
    return Answer({"payload": payload}, (payload,))


def _vietqr_decode(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain import vietqr

    code = vietqr.decode(parsed.payload)
    facts = {
        "bin": code.bin,
        "account": code.account,
        "service": code.service,
        "amount": code.amount.dong if code.amount else None,
        "purpose": code.purpose,
        "initiation": code.initiation,
        "crc": code.crc,
        "scheme": code.scheme,
    }
    return Answer(facts, tuple(f"{name}: {value}" for name, value in facts.items()))


def _reference_make(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain import reference

    made = reference.make(_whole(parsed.station, "station"), _whole(parsed.serial, "serial"))
    return Answer({"reference": made}, (made,))


def _reference_find(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain import reference

    found = reference.find(parsed.text)
    return Answer({"references": list(found)}, found)


# --- verbs over the catalogue ------------------------------------------------------------------


def _catalogue_import(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.catalogue_file import read_records
    from counter_app.commands.catalogue import ImportCatalogue
    from counter_app.domain.user import SYSTEM

    records = read_records(parsed.file)
    with _desk(settings) as desk:
        report = desk.submit(ImportCatalogue(parsed.file.name, records), by=SYSTEM).value
    facts = {
        "read": report.read,
        "added": report.added,
        "changed": report.changed,
        "refused": [{"row": one.row, "reason": one.reason} for one in report.refused],
        "warnings": [f"{code}: {hurdle}" for code, hurdle in report.warnings],
    }
    return Answer(facts, tuple(f"{name}: {value}" for name, value in facts.items()))


def _catalogue_list(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import Procedures

    with _desk(settings) as desk:
        found = desk.ask(Procedures(limit=10_000), by=SYSTEM)
    facts = {
        "procedures": [
            {
                "code": one.code,
                "name": one.name,
                "field": one.field_name,
                "receivable": not one.hurdles,
                "hurdles": list(one.hurdles),
            }
            for one in found
        ]
    }
    lines = (f"{'✓' if not one.hurdles else '■'} {one.code}  {one.short_name}" for one in found)
    return Answer(facts, tuple(lines))


def _catalogue_check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import Procedures

    with _desk(settings) as desk:
        found = desk.ask(Procedures(limit=10_000), by=SYSTEM)
    warnings = [f"{one.code}: {hurdle}" for one in found for hurdle in one.hurdles]
    facts = {
        "read": len(found),
        "added": 0,
        "changed": 0,
        "refused": [],
        "warnings": warnings,
    }
    return Answer(facts, (f"{len(found)} thủ tục", *warnings))


def _due(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.channel import Channel
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import DueFor

    asked = DueFor(
        parsed.procedure, parsed.case, Channel.parse(parsed.channel), _instant(parsed.received)
    )
    with _desk(settings) as desk:
        promise = desk.ask(asked, by=SYSTEM)
    due_at = promise.due_at.isoformat(timespec="seconds")
    facts = {"due_at": due_at, "trace": list(promise.sentences)}
    return Answer(facts, (due_at, *promise.sentences))


def _fee(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.bill import BillAsked
    from counter_app.domain.channel import Channel
    from counter_app.domain.fee import exemption_named
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.catalogue import BillFor

    asked = BillAsked(
        tuple(_quantity(text) for text in parsed.quantity),
        frozenset(exemption_named(name) for name in parsed.exemption),
        frozenset(parsed.answer),
    )
    query = BillFor(parsed.procedure, Channel.parse(parsed.channel), asked, _day_of(parsed.on))
    with _desk(settings) as desk:
        shown = desk.ask(query, by=SYSTEM)
    facts = {
        "lines": [
            {
                "name": line.name,
                "kind": str(line.kind),
                "amount": None if line.amount is None else line.amount.dong,
                "legal_basis": line.legal_basis,
                "question": line.question,
                "key": line.rule_key,
            }
            for line in shown.bill.lines
        ],
        "total": shown.bill.total.dong,
        "total_in_words": shown.in_words,
    }
    lines = [f"{line.name}: {line.amount or line.question}" for line in shown.bill.lines]
    return Answer(facts, (*lines, f"Tổng: {shown.bill.total} ({shown.in_words})"))


# --- verbs over the desk -----------------------------------------------------------------------


def _day(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.day import run_day

    summary = run_day(
        settings,
        dossiers=_whole(parsed.dossiers, "dossiers"),
        seed=_whole(parsed.seed, "seed"),
        city_url=parsed.city or "",
        pictures=parsed.pictures,
    )
    return Answer(summary, tuple(f"{name}: {value}" for name, value in summary.items()))


def _sync(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.city import sync_now

    counts = sync_now(
        settings,
        city_url=parsed.city or settings.city_url,
        until_empty=parsed.until_empty,
        timeout_s=_whole(parsed.timeout, "timeout"),
    )
    code = FAULT if parsed.until_empty and (counts["waiting"] or counts["refused"]) else DONE
    return Answer(counts, tuple(f"{name}: {value}" for name, value in counts.items()), code)


def _outbox(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.outbox import CountsForCity, OutboxLines

    with _desk(settings) as desk:
        counts = desk.ask(CountsForCity(), by=SYSTEM)
        waiting = desk.ask(OutboxLines(), by=SYSTEM)
    facts = counts_as_facts(counts)
    lines = (f"{one.state}  {one.code}  {one.kind}  {one.reason or ''}" for one in waiting)
    return Answer(facts, (*(f"{name}: {value}" for name, value in facts.items()), *lines))


def _print(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.commands.slip import NotePrint, PrintJobState
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.slip import PaperFor
    from devices.cabinet import open_target

    printer = open_target(parsed.to, settings.printer_dots)
    with _desk(settings) as desk:
        paper = desk.ask(PaperFor(parsed.kind, parsed.number), by=SYSTEM)
        printed = printer.print(paper.paper)
        state = PrintJobState.CONFIRMED if printed.confirmed else PrintJobState.SENT
        target = parsed.to.partition(":")[0]
        note = NotePrint(parsed.kind, parsed.number, target, state)
        copy = desk.submit(note, by=SYSTEM).value
    facts = {"bytes": printed.sent_bytes, "copy": copy, "confirmed": printed.confirmed}
    return Answer(facts, tuple(f"{name}: {value}" for name, value in facts.items()))


def _verify(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.verify import Verify

    with _desk(settings) as desk:
        verdict = desk.ask(Verify(), by=SYSTEM)
    facts = {
        "ok": verdict.ok,
        "audit_entries": verdict.audit_entries,
        "ledger_sum": verdict.ledger_sum,
        "gaps": list(verdict.gaps),
        "first_fault": verdict.first_fault,
    }
    lines = tuple(f"{name}: {value}" for name, value in facts.items())
    return Answer(facts, lines, DONE if verdict.ok else FAULT)


def _doctor(parsed: argparse.Namespace, settings: Settings) -> Answer:
    from counter_app.doctor import examine

    checks = examine(settings)
    facts = {"checks": [{"name": c.name, "ok": c.ok, "detail": c.detail} for c in checks]}
    lines = tuple(f"{'✓' if c.ok else '■'} {c.name}: {c.detail}" for c in checks)
    return Answer(facts, lines, DONE if all(c.ok for c in checks) else FAULT)


def _window(settings: Settings, language: str) -> int:
    from counter_app.window import open_window

    return open_window(settings, language)


# --- at the border -----------------------------------------------------------------------------


def counts_as_facts(counts: Any) -> dict[str, int]:
    """The five numbers of the honest light, as they are promised."""
    return {
        "issued": counts.issued,
        "acknowledged": counts.acknowledged,
        "waiting": counts.waiting,
        "refused": counts.refused,
        "oldest_s": counts.oldest_s,
    }


@contextlib.contextmanager
def _desk(settings: Settings) -> Any:
    from counter_app.main import open_desk

    desk: Desk = open_desk(settings)
    try:
        yield desk
    finally:
        desk.close()


def _text(argument: str) -> str:
    if argument != "-":
        return argument
    raw = sys.stdin.buffer.read(STDIN_MAX + 1)
    if len(raw) > STDIN_MAX:
        raise InputError("text_too_long", field="text")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise InputError("text_not_utf8", field="text") from None


def _whole(text: str, field: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise InputError("number_not_whole", field=field)
    return int(text)


def _instant(text: str) -> datetime:
    from counter_app.domain.calendar import VIETNAM

    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise InputError("instant_wrong", field="received") from None
    # An office writes its own local time; any other zone has to be said.
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)


def _day_of(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError("date_wrong", field="on") from None


def _quantity(text: str) -> tuple[str, int]:
    unit, equals, number = text.partition("=")
    if not equals:
        raise InputError("quantity_wrong", field="quantity")
    return unit.strip(), _whole(number.strip(), "quantity")


def _sentence(error: CounterError, language: str) -> str:
    from ui.messages import sentence_for_console

    return sentence_for_console(error, language)


def _warning(code: str) -> str:
    from ui.messages import warning_for_console

    return warning_for_console(str(code))


def _show(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.facts, ensure_ascii=False, indent=2))
    else:
        print("\n".join(answer.lines))


def _refuse(reason: str) -> int:
    print(reason.replace("\n", " "), file=sys.stderr)
    return REFUSED


def _speak_utf8() -> None:
    """A redirected console on Windows speaks cp1252, which knows no Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
