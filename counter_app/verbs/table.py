"""The table of all verbs: the names and arguments of the outside contract."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

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
from counter_app.verbs.arguments import LANGUAGES, Parser, Verbs
from counter_app.verbs.help_words import OWN_WORDS, in_language

if TYPE_CHECKING:
    from counter_app.settings import Settings
    from counter_app.verbs.answer import Answer


class Folder(Enum):
    """What a verb wants of the data folder."""

    IS_MADE = "made where it is not there"
    IS_LOOKED_AT = "made as well, and told: a mistyped folder is no office of this counter"
    STAYS = "nothing is made, whatever is there"


def parser_in(language: str) -> Parser:
    """Every verb with what it is given, who carries it out, and its help in a language."""
    about = in_language(OWN_WORDS["about"], language)
    parser = Parser(prog="counter", description=about, language=language)
    parser.set_defaults(data_dir=None, json=False, lang="", wants=Folder.IS_MADE)
    _add_global_options(parser)
    verbs = Verbs.of(parser)
    _pure_verbs(verbs)
    _catalogue_verbs(verbs)
    _desk_verbs(verbs)
    _vault_verbs(verbs)
    _office_verbs(verbs)
    return parser


def _pure_verbs(verbs: Verbs) -> None:
    card = verbs.group("card")
    read = _verb(card, "read", texts.card_read, Folder.STAYS)
    read.add_argument("text")
    check = _verb(card, "check", texts.card_check, Folder.STAYS)
    check.add_argument("text")
    vietqr = verbs.group("vietqr")
    encode = _verb(vietqr, "encode", texts.vietqr_encode, Folder.STAYS)
    encode.add_argument("--bin", required=True)
    encode.add_argument("--account", required=True)
    encode.add_argument("--amount")
    encode.add_argument("--purpose")
    encode.add_argument("--service", default="QRIBFTTA")
    decode = _verb(vietqr, "decode", texts.vietqr_decode, Folder.STAYS)
    decode.add_argument("payload")
    reference = verbs.group("reference")
    make = _verb(reference, "make", texts.reference_make, Folder.STAYS)
    make.add_argument("--station", required=True)
    make.add_argument("--serial", required=True)
    find = _verb(reference, "find", texts.reference_find, Folder.STAYS)
    find.add_argument("text")


def _catalogue_verbs(verbs: Verbs) -> None:
    acts = verbs.group("catalogue")
    _verb(acts, "import", catalogue.import_file, Folder.IS_MADE).add_argument("file", type=Path)
    _verb(acts, "list", catalogue.listing, Folder.IS_MADE)
    _verb(acts, "check", catalogue.check, Folder.IS_MADE)
    _bundle_verbs(verbs)
    banks = verbs.group("bank")
    _verb(banks, "import", bank.import_file).add_argument("file", type=Path)
    due = _verb(verbs, "due", catalogue.due, Folder.IS_MADE)
    due.add_argument("--procedure", required=True)
    due.add_argument("--received", required=True)
    due.add_argument("--case")
    due.add_argument("--channel", default="counter")
    fee = _verb(verbs, "fee", catalogue.fee, Folder.IS_MADE)
    fee.add_argument("--procedure", required=True)
    fee.add_argument("--channel", required=True)
    fee.add_argument("--on", required=True)
    fee.add_argument("--quantity", action="append", default=[])
    fee.add_argument("--exemption", action="append", default=[])
    fee.add_argument("--answer", action="append", default=[])


def _bundle_verbs(verbs: Verbs) -> None:
    acts = verbs.group("bundle")
    _verb(acts, "draft", bundle.draft).add_argument("folder", type=Path)
    make = _verb(acts, "make", bundle.make, Folder.STAYS)
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


def _desk_verbs(verbs: Verbs) -> None:
    office = _verb(verbs, "setup", setup.set_up, Folder.IS_MADE)
    office.add_argument("file", type=Path, nargs="?")
    office.add_argument("--drill", action="store_true")
    room = _verb(verbs, "drill", drill.drill, Folder.STAYS)
    room.add_argument("--room", type=Path)
    room.add_argument("--printer", default="")
    rehearsal = _verb(verbs, "day", day.whole_day, Folder.IS_MADE)
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
    kits = verbs.group("blackout")
    prepare = _verb(kits, "prepare", blackout.prepare)
    prepare.add_argument("--sheets", required=True)
    prepare.add_argument("--by", required=True)
    _verb(kits, "list", blackout.listing)
    receipts = verbs.group("receipt")
    _verb(receipts, "check", receipt.check).add_argument("text")
    reports = verbs.group("report")
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


def _vault_verbs(verbs: Verbs) -> None:
    parcels = verbs.group("parcel")
    for name, run in (("export", parcel.export), ("import", parcel.take_in)):
        _verb(parcels, name, run).add_argument("file", type=Path)
    carry = _verb(parcels, "carry", parcel.carry, Folder.STAYS)
    carry.add_argument("file", type=Path)
    carry.add_argument("answer", type=Path)
    carry.add_argument("--city")
    backup = _verb(verbs, "backup", vault.back_up)
    restore = _verb(verbs, "restore", vault.restore, Folder.IS_MADE)
    for made in (backup, restore):
        made.add_argument("file", type=Path)
        made.add_argument("--passphrase-file", type=Path)
    restore.add_argument("--by")
    restore.add_argument("--approved-by")
    restore.add_argument("--allow-older", action="store_true")
    restore.add_argument("--allow-foreign", action="store_true")
    _verb(verbs, "uninstall-check", uninstall.check, Folder.STAYS)
    updates = verbs.group("update")
    for name, run in (("check", update.check), ("install", update.install)):
        _verb(updates, name, run, Folder.IS_MADE).add_argument("file", type=Path)
    _verb(updates, "back", update.back, Folder.IS_MADE)
    _verb(updates, "state", update.state, Folder.STAYS)
    _verb(updates, "trial", update.trial, Folder.IS_MADE).add_argument(
        "--bare", action="store_true"
    )


def _office_verbs(verbs: Verbs) -> None:
    offices = verbs.group("office")
    _verb(offices, "roles", office.roles, Folder.STAYS)
    use = _verb(offices, "use", office.use, Folder.IS_MADE)
    use.add_argument("--host", required=True)
    use.add_argument("--port", default="")
    use.add_argument("--database", default="")
    use.add_argument("--user", default="")
    use.add_argument("--ca", default="")
    _verb(offices, "prepare", office.prepare, Folder.IS_MADE).add_argument(
        "--owner", default=OWNER_ROLE
    )
    _verb(offices, "check", office.check, Folder.STAYS)
    invite = _verb(offices, "invite", office.invite, Folder.STAYS)
    join = _verb(offices, "join", office.join, Folder.IS_MADE)
    for made in (invite, join):
        made.add_argument("file", type=Path)
        made.add_argument("--passphrase-file", type=Path)
    join.add_argument("--number", required=True)
    join.add_argument("--name", required=True)
    join.add_argument("--by", required=True)
    _office_moves(offices)


def _office_moves(offices: Verbs) -> None:
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


def _add_global_options(parser: Parser) -> None:
    """They stand before the verb or after it, as people type them."""
    kept, told = argparse.SUPPRESS, parser.language
    words = {name: in_language(OWN_WORDS[name], told) for name in ("data_dir", "json", "lang")}
    parser.add_argument("--data-dir", type=Path, default=kept, help=words["data_dir"])
    parser.add_argument("--json", action="store_true", default=kept, help=words["json"])
    parser.add_argument("--lang", choices=LANGUAGES, default=kept, help=words["lang"])


def _verb(
    verbs: Verbs,
    name: str,
    run: Callable[[argparse.Namespace, Settings], Answer],
    wants: Folder = Folder.IS_LOOKED_AT,
) -> Parser:
    parser = verbs.add(name)
    _add_global_options(parser)
    parser.set_defaults(run=run, wants=wants)
    return parser
