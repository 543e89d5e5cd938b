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
    read.takes("text")
    check = _verb(card, "check", texts.card_check, Folder.STAYS)
    check.takes("text")
    vietqr = verbs.group("vietqr")
    encode = _verb(vietqr, "encode", texts.vietqr_encode, Folder.STAYS)
    encode.takes("--bin", required=True)
    encode.takes("--account", required=True)
    encode.takes("--amount")
    encode.takes("--purpose")
    encode.takes("--service", default="QRIBFTTA")
    decode = _verb(vietqr, "decode", texts.vietqr_decode, Folder.STAYS)
    decode.takes("payload")
    reference = verbs.group("reference")
    make = _verb(reference, "make", texts.reference_make, Folder.STAYS)
    make.takes("--station", required=True)
    make.takes("--serial", required=True)
    find = _verb(reference, "find", texts.reference_find, Folder.STAYS)
    find.takes("text")


def _catalogue_verbs(verbs: Verbs) -> None:
    acts = verbs.group("catalogue")
    _verb(acts, "import", catalogue.import_file, Folder.IS_MADE).takes("file", type=Path)
    _verb(acts, "list", catalogue.listing)
    _verb(acts, "check", catalogue.check)
    _bundle_verbs(verbs)
    banks = verbs.group("bank")
    _verb(banks, "import", bank.import_file).takes("file", type=Path)
    due = _verb(verbs, "due", catalogue.due)
    due.takes("--procedure", required=True)
    due.takes("--received", required=True)
    due.takes("--case")
    due.takes("--channel", default="counter")
    fee = _verb(verbs, "fee", catalogue.fee)
    fee.takes("--procedure", required=True)
    fee.takes("--channel", required=True)
    fee.takes("--on", required=True)
    fee.takes("--quantity", action="append", default=[])
    fee.takes("--exemption", action="append", default=[])
    fee.takes("--answer", action="append", default=[])


def _bundle_verbs(verbs: Verbs) -> None:
    acts = verbs.group("bundle")
    _verb(acts, "draft", bundle.draft).takes("folder", type=Path)
    make = _verb(acts, "make", bundle.make, Folder.STAYS)
    make.takes("folder", type=Path)
    make.takes("--number", required=True)
    make.takes("--agency", required=True)
    make.takes("--out", type=Path, required=True)
    make.takes("--days", default="30")
    make.takes("--note", default="")
    make.takes("--list", dest="lists", type=Path, action="append", default=[])
    make.takes("--drill", action="store_true")
    sign = _verb(acts, "sign", bundle.sign, Folder.STAYS)
    sign.takes("file", type=Path)
    for made in (make, sign):
        made.takes("--sign", type=Path, action="append", default=[])
    _verb(acts, "show", bundle.show).takes("file", type=Path)
    _verb(acts, "take", bundle.take).takes("file", type=Path)
    _verb(acts, "accept", bundle.accept).takes("--by", required=True)
    _verb(acts, "list", bundle.listing)


def _desk_verbs(verbs: Verbs) -> None:
    office = _verb(verbs, "setup", setup.set_up, Folder.IS_MADE)
    office.takes("file", type=Path, nargs="?")
    office.takes("--drill", action="store_true")
    room = _verb(verbs, "drill", drill.drill, Folder.STAYS)
    room.takes("--room", type=Path)
    room.takes("--printer", default="")
    rehearsal = _verb(verbs, "day", day.whole_day, Folder.IS_MADE)
    rehearsal.takes("--dossiers", required=True)
    rehearsal.takes("--seed", default="1")
    rehearsal.takes("--city")
    rehearsal.takes("--pictures", type=Path)
    sync = _verb(verbs, "sync", city.sync)
    sync.takes("--until-empty", action="store_true")
    sync.takes("--timeout", default="60")
    sync.takes("--city")
    _verb(verbs, "outbox", desk.outbox)
    printing = _verb(verbs, "print", _print)
    printing.takes("kind")
    printing.takes("number", nargs="?", default="")
    printing.takes("--to", required=True)
    printing.takes("--on")
    printing.takes("--model", default="")
    kits = verbs.group("blackout")
    prepare = _verb(kits, "prepare", blackout.prepare)
    prepare.takes("--sheets", required=True)
    prepare.takes("--by", required=True)
    _verb(kits, "list", blackout.listing)
    receipts = verbs.group("receipt")
    _verb(receipts, "check", receipt.check).takes("text")
    reports = verbs.group("report")
    for name in report.NAMES:
        made = _verb(reports, name, report.report)
        made.takes("--from", dest="first", required=True)
        made.takes("--to", dest="last", required=True)
        made.takes("--format", choices=report.FORMATS, default="json")
        made.takes("--out", type=Path)
    check = _verb(verbs, "verify", desk.verify)
    check.takes("--head")
    check.takes("--at")
    check.takes("--city", action="store_true")
    _verb(verbs, "doctor", doctor.doctor)


def _vault_verbs(verbs: Verbs) -> None:
    parcels = verbs.group("parcel")
    for name, run in (("export", parcel.export), ("import", parcel.take_in)):
        _verb(parcels, name, run).takes("file", type=Path)
    carry = _verb(parcels, "carry", parcel.carry, Folder.STAYS)
    carry.takes("file", type=Path)
    carry.takes("answer", type=Path)
    carry.takes("--city")
    backup = _verb(verbs, "backup", vault.back_up)
    restore = _verb(verbs, "restore", vault.restore, Folder.IS_MADE)
    for made in (backup, restore):
        made.takes("file", type=Path)
        made.takes("--passphrase-file", type=Path)
    restore.takes("--by")
    restore.takes("--approved-by")
    restore.takes("--allow-older", action="store_true")
    restore.takes("--allow-foreign", action="store_true")
    _verb(verbs, "uninstall-check", uninstall.check, Folder.STAYS)
    updates = verbs.group("update")
    _verb(updates, "check", update.check, Folder.IS_MADE).takes("file", type=Path)
    fetch = _verb(updates, "fetch", update.fetch)
    install = _verb(updates, "install", update.install, Folder.IS_MADE)
    install.takes("file", type=Path, nargs="?")
    for made in (fetch, install):
        made.takes("--city")
    _verb(updates, "back", update.back, Folder.IS_MADE)
    _verb(updates, "state", update.state, Folder.STAYS)
    _verb(updates, "trial", update.trial, Folder.IS_MADE).takes("--bare", action="store_true")


def _office_verbs(verbs: Verbs) -> None:
    offices = verbs.group("office")
    _verb(offices, "roles", office.roles, Folder.STAYS)
    use = _verb(offices, "use", office.use, Folder.IS_MADE)
    use.takes("--host", required=True)
    use.takes("--port", default="")
    use.takes("--database", default="")
    use.takes("--user", default="")
    use.takes("--ca", default="")
    _verb(offices, "prepare", office.prepare, Folder.IS_MADE).takes("--owner", default=OWNER_ROLE)
    _verb(offices, "check", office.check, Folder.STAYS)
    invite = _verb(offices, "invite", office.invite, Folder.STAYS)
    join = _verb(offices, "join", office.join, Folder.IS_MADE)
    for made in (invite, join):
        made.takes("file", type=Path)
        made.takes("--passphrase-file", type=Path)
    join.takes("--number", required=True)
    join.takes("--name", required=True)
    join.takes("--by", required=True)
    _office_moves(offices)


def _office_moves(offices: Verbs) -> None:
    move = _verb(offices, "move", relocation.move)
    move.takes("--to", choices=relocation.PLACES, required=True)
    move.takes("--owner", default=OWNER_ROLE)
    back = _verb(offices, "take-back", relocation.take_back)
    back.takes("--at", choices=relocation.PLACES, default=relocation.FILE)
    for made in (move, back):
        made.takes("--by")
        made.takes("--approved-by")


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
    parser.add_argument(
        "--data-dir", type=Path, default=kept, help=words["data_dir"], metavar="FOLDER"
    )
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
