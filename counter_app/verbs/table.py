"""The table of all verbs: the names and arguments of the outside contract."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.office_server import OWNER_ROLE
from counter_app.verbs import (
    bank,
    blackout,
    bundle,
    catalogue,
    city,
    day,
    desk,
    doctor,
    drill,
    office,
    parcel,
    receipt,
    relocation,
    report,
    setup,
    specimen,
    texts,
    uninstall,
    update,
    vault,
)
from counter_app.verbs.arguments import Parser, add_global_options

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from counter_app.verbs.answer import Answer


def add_verbs(parser: Parser) -> None:
    """Every verb with what it is given, and who carries it out."""
    verbs = parser.add_subparsers(dest="verb", parser_class=Parser)
    _pure_verbs(verbs)
    _catalogue_verbs(verbs)
    _desk_verbs(verbs)
    _vault_verbs(verbs)
    _office_verbs(verbs)


def _pure_verbs(verbs: Any) -> None:
    card = verbs.add_parser("card").add_subparsers(dest="act", required=True)
    read = _verb(card, "read", texts.card_read)
    read.add_argument("text")
    check = _verb(card, "check", texts.card_check)
    check.add_argument("text")
    vietqr = verbs.add_parser("vietqr").add_subparsers(dest="act", required=True)
    encode = _verb(vietqr, "encode", texts.vietqr_encode)
    encode.add_argument("--bin", required=True)
    encode.add_argument("--account", required=True)
    encode.add_argument("--amount")
    encode.add_argument("--purpose")
    encode.add_argument("--service", default="QRIBFTTA")
    decode = _verb(vietqr, "decode", texts.vietqr_decode)
    decode.add_argument("payload")
    reference = verbs.add_parser("reference").add_subparsers(dest="act", required=True)
    make = _verb(reference, "make", texts.reference_make)
    make.add_argument("--station", required=True)
    make.add_argument("--serial", required=True)
    find = _verb(reference, "find", texts.reference_find)
    find.add_argument("text")


def _catalogue_verbs(verbs: Any) -> None:
    acts = verbs.add_parser("catalogue").add_subparsers(dest="act", required=True)
    _verb(acts, "import", catalogue.import_file).add_argument("file", type=Path)
    _verb(acts, "list", catalogue.listing)
    _verb(acts, "check", catalogue.check)
    _bundle_verbs(verbs)
    banks = verbs.add_parser("bank").add_subparsers(dest="act", required=True)
    _verb(banks, "import", bank.import_file).add_argument("file", type=Path)
    due = _verb(verbs, "due", catalogue.due)
    due.add_argument("--procedure", required=True)
    due.add_argument("--received", required=True)
    due.add_argument("--case")
    due.add_argument("--channel", default="counter")
    fee = _verb(verbs, "fee", catalogue.fee)
    fee.add_argument("--procedure", required=True)
    fee.add_argument("--channel", required=True)
    fee.add_argument("--on", required=True)
    fee.add_argument("--quantity", action="append", default=[])
    fee.add_argument("--exemption", action="append", default=[])
    fee.add_argument("--answer", action="append", default=[])


def _bundle_verbs(verbs: Any) -> None:
    acts = verbs.add_parser("bundle").add_subparsers(dest="act", required=True)
    _verb(acts, "draft", bundle.draft).add_argument("folder", type=Path)
    make = _verb(acts, "make", bundle.make)
    make.add_argument("folder", type=Path)
    make.add_argument("--number", required=True)
    make.add_argument("--agency", required=True)
    make.add_argument("--out", type=Path, required=True)
    make.add_argument("--days", default="30")
    make.add_argument("--note", default="")
    make.add_argument("--sign", type=Path, action="append", default=[], metavar="PEM")
    make.add_argument("--list", dest="lists", type=Path, action="append", default=[])
    make.add_argument("--drill", action="store_true")
    _verb(acts, "show", bundle.show).add_argument("file", type=Path)
    _verb(acts, "take", bundle.take).add_argument("file", type=Path)
    _verb(acts, "accept", bundle.accept).add_argument("--by", required=True)
    _verb(acts, "list", bundle.listing)


def _desk_verbs(verbs: Any) -> None:
    office = _verb(verbs, "setup", setup.set_up)
    office.add_argument("file", type=Path, nargs="?")
    office.add_argument("--drill", action="store_true")
    room = _verb(verbs, "drill", drill.drill)
    room.add_argument("--room", type=Path)
    room.add_argument("--printer", default="")
    rehearsal = _verb(verbs, "day", day.whole_day)
    rehearsal.add_argument("--dossiers", required=True)
    rehearsal.add_argument("--seed", default="1")
    rehearsal.add_argument("--city")
    rehearsal.add_argument("--pictures", type=Path)
    sync = _verb(verbs, "sync", city.sync)
    sync.add_argument("--until-empty", action="store_true")
    sync.add_argument("--timeout", default="60")
    sync.add_argument("--city")
    _verb(verbs, "outbox", desk.outbox)
    printing = _verb(verbs, "print", _print)
    printing.add_argument("kind")
    printing.add_argument("number", nargs="?", default="")
    printing.add_argument("--to", required=True)
    printing.add_argument("--on")
    printing.add_argument("--model", default="")
    kits = verbs.add_parser("blackout").add_subparsers(dest="act", required=True)
    prepare = _verb(kits, "prepare", blackout.prepare)
    prepare.add_argument("--sheets", required=True)
    prepare.add_argument("--by", required=True)
    _verb(kits, "list", blackout.listing)
    receipts = verbs.add_parser("receipt").add_subparsers(dest="act", required=True)
    _verb(receipts, "check", receipt.check).add_argument("text")
    reports = verbs.add_parser("report").add_subparsers(dest="act", required=True)
    for name in report.NAMES:
        made = _verb(reports, name, report.report)
        made.add_argument("--from", dest="first", required=True)
        made.add_argument("--to", dest="last", required=True)
        made.add_argument("--format", choices=report.FORMATS, default="json")
        made.add_argument("--out", type=Path)
    check = _verb(verbs, "verify", desk.verify)
    check.add_argument("--head")
    check.add_argument("--at")
    check.add_argument("--city", action="store_true")
    _verb(verbs, "doctor", doctor.doctor)


def _vault_verbs(verbs: Any) -> None:
    parcels = verbs.add_parser("parcel").add_subparsers(dest="act", required=True)
    for name, run in (("export", parcel.export), ("import", parcel.take_in)):
        _verb(parcels, name, run).add_argument("file", type=Path)
    carry = _verb(parcels, "carry", parcel.carry)
    carry.add_argument("file", type=Path)
    carry.add_argument("answer", type=Path)
    carry.add_argument("--city")
    backup = _verb(verbs, "backup", vault.back_up)
    restore = _verb(verbs, "restore", vault.restore)
    for made in (backup, restore):
        made.add_argument("file", type=Path)
        made.add_argument("--passphrase-file", type=Path)
    restore.add_argument("--by")
    restore.add_argument("--approved-by")
    restore.add_argument("--allow-older", action="store_true")
    restore.add_argument("--allow-foreign", action="store_true")
    _verb(verbs, "uninstall-check", uninstall.check)
    updates = verbs.add_parser("update").add_subparsers(dest="act", required=True)
    for name, run in (("check", update.check), ("install", update.install)):
        _verb(updates, name, run).add_argument("file", type=Path)
    _verb(updates, "back", update.back)
    _verb(updates, "state", update.state)
    _verb(updates, "trial", update.trial).add_argument("--bare", action="store_true")


def _office_verbs(verbs: Any) -> None:
    offices = verbs.add_parser("office").add_subparsers(dest="act", required=True)
    _verb(offices, "roles", office.roles)
    use = _verb(offices, "use", office.use)
    use.add_argument("--host", required=True)
    use.add_argument("--port", default="")
    use.add_argument("--database", default="")
    use.add_argument("--user", default="")
    use.add_argument("--ca", default="")
    _verb(offices, "prepare", office.prepare).add_argument("--owner", default=OWNER_ROLE)
    _verb(offices, "check", office.check)
    invite = _verb(offices, "invite", office.invite)
    join = _verb(offices, "join", office.join)
    for made in (invite, join):
        made.add_argument("file", type=Path)
        made.add_argument("--passphrase-file", type=Path)
    join.add_argument("--number", required=True)
    join.add_argument("--name", required=True)
    join.add_argument("--by", required=True)
    _office_moves(offices)


def _office_moves(offices: Any) -> None:
    move = _verb(offices, "move", relocation.move)
    move.add_argument("--to", choices=relocation.PLACES, required=True)
    move.add_argument("--owner", default=OWNER_ROLE)
    back = _verb(offices, "take-back", relocation.take_back)
    back.add_argument("--at", choices=relocation.PLACES, default=relocation.FILE)
    for made in (move, back):
        made.add_argument("--by")
        made.add_argument("--approved-by")


def _print(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """An issued paper by its number, a specimen of its kind, or a page that tries a device."""
    trials = {
        specimen.TEST_PAGE: specimen.print_test_page,
        specimen.CALIBRATION_CARD: specimen.print_calibration_card,
        specimen.KEY_CARD: specimen.print_key_card,
    }
    if parsed.kind in trials:
        return trials[parsed.kind](parsed, settings)
    if parsed.number == specimen.NUMBER:
        return specimen.print_specimen(parsed, settings)
    run = desk.print_notice if parsed.kind == "notice" else desk.print_paper
    return run(parsed, settings)


def _verb(verbs: Any, name: str, run: Callable[[argparse.Namespace, Settings], Answer]) -> Any:
    parser = verbs.add_parser(name)
    add_global_options(parser)
    parser.set_defaults(run=run)
    return parser
