"""Verbs of a configuration bundle: begin from what is in force, make, look, take, decide."""

from __future__ import annotations

import argparse
import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counter_app.domain.errors import InputError, StoreError, why
from counter_app.verbs.answer import DONE, FAULT, Answer, open_for, told, whole
from counter_app.verbs.answer_words import said
from counter_app.verbs.vault import pin_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from counter_app.commands.bundle import Offered
    from counter_app.domain.bundle import Changed
    from counter_app.queries.bundle import BundleLine
    from counter_app.settings import Settings

DAYS_MAX = 366
HEAD = "bundle.json"


def draft(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A folder with what is in force here, a file a section, to be changed and made a bundle."""
    from counter_app import sealed
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.bundle import PresentConfiguration

    with open_for(settings) as desk:
        sections = desk.ask(PresentConfiguration(), by=SYSTEM)
    try:
        parsed.folder.mkdir(parents=True, exist_ok=True)
        for name, section in sections.items():
            text = json.dumps(section, ensure_ascii=False, indent=1, default=float)
            sealed.write_whole(parsed.folder / f"{name}.json", (f"{text}\n".encode(),))
    except OSError as error:
        raise StoreError("folder_unusable", reason=why(error)) from None
    return told({"folder": str(parsed.folder), "sections": list(sections)})


def make(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A folder's sections as one signed file; a section without a file is left as it is."""
    from counter_app import bundled
    from counter_app.domain import bundle_section, update
    from counter_app.domain.bundle import Section
    from counter_app.main import system_clock
    from counter_app.starter.load import parse_json, receiving_bins

    if parsed.drill and (parsed.sign or parsed.lists):
        raise InputError("arguments_clash", names="--drill, --sign, --list")
    sections: dict[Section, Any] = {}
    for section in Section:
        path = parsed.folder / f"{section}.json"
        if _is_there(path):
            sections[section] = parse_json(_text(path))
    if not sections:
        raise InputError("bundle_folder_wrong", name="office.json")
    bundle_section.content(sections, receiving_bins())
    days, now = whole(parsed.days, "days", 3), system_clock()
    if not 1 <= days <= DAYS_MAX:
        raise InputError("number_not_whole", field="days")
    lists = [] if parsed.drill else [
        (update.read_keys(_bytes(one)), _bytes(one), _bytes(one.with_suffix(".sig")))
        for one in parsed.lists
    ]  # fmt: skip
    signing = list(bundled.drill_keys().values()) if parsed.drill else _keys(parsed.sign)
    facts = {
        "number": whole(parsed.number, "number"),
        "agency": parsed.agency,
        "keys": max((one.number for one, _, _ in lists), default=1),
        "made_at": now.isoformat(timespec="seconds"),
        "expires_at": (now + timedelta(days=days)).isoformat(timespec="seconds"),
        "note": parsed.note,
        "sections": sections,
    }
    # The first list lies in the program; only what followed it has to come along.
    chain = [(one.number, content, made) for one, content, made in lists if one.number > 1]
    return _signed(parsed.out, bundled.packed(facts, signing, chain), ())


def sign(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """A further holder signs what another one made, on a computer of their own."""
    return _signed(parsed.file, _bytes(parsed.file), _keys(parsed.sign))


def _signed(path: Path, content: bytes, signing: Iterable[Ed25519PrivateKey]) -> Answer:
    """Write it with these signatures too; tells what was signed and how many are still wanted."""
    from counter_app import bundled, sealed
    from counter_app.domain.bundle import SIGNERS_MIN

    content, said, count = bundled.countersigned(content, signing)
    try:
        sealed.write_whole(path, (content,))
    except OSError as error:
        raise StoreError("file_unusable", reason=why(error)) from None
    facts = {
        "file": str(path),
        "bytes": len(content),
        "number": said.number,
        "note": said.note,
        "sections": list(said.sections),
        "signatures": count,
        "missing": max(0, SIGNERS_MIN - count),
    }
    return told(facts)


def show(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """What a file would change here, old → new, by section; nothing is kept."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.bundle import ShowBundle

    with open_for(settings) as desk:
        shown = desk.ask(ShowBundle(_bytes(parsed.file)), by=SYSTEM)
    facts = {
        "number": shown.number,
        "note": shown.note,
        "made_at": shown.made_at.isoformat(),
        "expires_at": shown.expires_at.isoformat(),
        "sections": list(shown.sections),
        "at_once": shown.is_at_once,
        "changes": [_change(one) for one in shown.changes],
    }
    changes = len(shown.changes)
    head = said("bundle_head", parsed.lang, number=shown.number, changes=changes)
    if shown.note:
        head = f"{head} · {shown.note}"
    return Answer(facts, (head, *(_line(one) for one in shown.changes)))


def take(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Take a file in; it waits for a person unless it changes printers alone."""
    from counter_app.commands.bundle import OfferBundle
    from counter_app.domain.user import SYSTEM

    with open_for(settings) as desk:
        offered = desk.submit(OfferBundle(_bytes(parsed.file)), by=SYSTEM).value
        _set_printers(settings, desk)
    return _offered(offered)


def accept(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Put what waits into force, in a supervisor's name; the PIN comes from COUNTER_PIN."""
    from counter_app.commands.bundle import AcceptBundle
    from counter_app.commands.user import SignIn
    from counter_app.domain.user import NOBODY
    from counter_app.queries.bundle import Bundles

    with open_for(settings) as desk:
        sign_in = SignIn(parsed.by, pin_of("COUNTER_PIN", parsed.by))
        actor = desk.submit(sign_in, by=NOBODY).value
        waiting = desk.ask(Bundles(), by=actor).waiting_id
        offered = desk.submit(AcceptBundle(waiting), by=actor).value
        _set_printers(settings, desk)
    return _offered(offered)


def listing(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Every bundle that came, the newest first."""
    from counter_app.domain.user import SYSTEM
    from counter_app.queries.bundle import Bundles

    with open_for(settings) as desk:
        book = desk.ask(Bundles(), by=SYSTEM)
    facts = {
        "bundles": [
            {
                "number": one.number,
                "state": str(one.state),
                "came_by": one.came_by,
                "came_at": one.came_at.isoformat(),
                "decided_by": one.decided_name or None,
                "refused": one.trouble.code if one.trouble else None,
            }
            for one in book.lines
        ]
    }
    lines = (
        f"{one.number}  {one.state}  {one.came_at:%d/%m/%Y %H:%M}  {_became(one, parsed.lang)}"
        for one in book.lines
    )
    return Answer(facts, tuple(lines), FAULT if book.spoilt else DONE)


def _became(one: BundleLine, language: str) -> str:
    """Why it was refused, else who decided, else why somebody declined it."""
    from counter_app.domain.user import SYSTEM
    from ui.messages import sentence

    if one.trouble is not None:
        return sentence(one.trouble, language)
    # Nobody's name: the book keeps it in Vietnamese.
    if one.decided_name == SYSTEM.name:
        return said("by_itself", language)
    return one.decided_name or one.words


def _offered(offered: Offered) -> Answer:
    return told({"number": offered.number, "state": str(offered.state)})


def _set_printers(settings: Settings, desk: Any) -> None:
    from counter_app.main import take_printers

    take_printers(settings, desk)


def _change(one: Changed) -> dict[str, str]:
    return {"section": str(one.section), "what": one.what, "old": one.old, "new": one.new}


def _line(one: Changed) -> str:
    return f"[{one.section}] {one.what}: {one.old or '–'} → {one.new or '–'}"


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name that no disk takes.
        return False


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("bundle_folder_wrong", name=path.name) from None


def _bytes(path: Path) -> bytes:
    from counter_app.bundled import BYTES_MAX

    try:
        with path.open("rb") as file:
            # One byte more than is allowed is enough to be refused for its size.
            return file.read(4 * BYTES_MAX)
    except OSError:
        raise InputError("file_unreadable", field="file") from None


def _keys(paths: list[Path]) -> list[Ed25519PrivateKey]:
    from counter_app.domain.bundle import SIGNERS_MIN

    if not paths:
        raise InputError("bundle_keys_few", least=SIGNERS_MIN)
    return [_key(one) for one in paths]


def _key(path: Path) -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(_bytes(path), None)
    except (ValueError, TypeError):
        raise InputError("bundle_key_wrong", name=path.name) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError("bundle_key_wrong", name=path.name)
    return key
