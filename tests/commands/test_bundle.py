"""Configuration bundles: genuine ones wait for a person, others are refused by name."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from counter_app import bundled, signed
from counter_app.commands.bundle import AcceptBundle, DeclineBundle, NoteBundle, OfferBundle
from counter_app.commands.inbox import NoteChanges
from counter_app.commands.payment import RequestPayment
from counter_app.desk import Desk
from counter_app.domain import vietqr
from counter_app.domain.bill import BillAsked
from counter_app.domain.bundle import BundleState, Section
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, NotAllowed, StaleError
from counter_app.domain.office import DRILL_OFFICE
from counter_app.domain.update import PRODUCT
from counter_app.domain.user import SYSTEM, Actor
from counter_app.ports import CityChange
from counter_app.queries.bundle import (
    BundledPrinters,
    Bundles,
    BundlesWanted,
    PresentConfiguration,
    ShowBundle,
)
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.starter import load
from counter_app.store import schema
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import HOUSEHOLD_BUSINESS, a_supplement, open_a_shift
from tests.bundles import (
    ACCOUNT,
    CALENDAR,
    PRINTERS,
    a_bundle,
    a_procedure,
    everything,
    new_forms,
    office,
)
from tests.conftest import Clock, seated
from tests.template import MORNING, STATION

OTHER = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)


def states(desk: Desk) -> list[str]:
    return [str(one.state) for one in desk.ask(Bundles(), by=SYSTEM).lines]


def present(desk: Desk) -> dict[str, Any]:
    told = desk.ask(PresentConfiguration(), by=SYSTEM)
    return dict(told)


def book_is_whole(desk: Desk) -> bool:
    return desk.ask(Verify(), by=SYSTEM).ok


def test_a_bundle_waits_shows_what_changes_and_is_in_force_once_somebody_says_so(
    desk: Desk, store: Store, clerk: Actor, supervisor: Actor
) -> None:
    open_a_shift(desk, clerk)
    sections = everything()

    offered = desk.submit(OfferBundle(a_bundle(sections)), by=SYSTEM).value

    assert offered.state is BundleState.WAITING
    shown = desk.ask(Bundles(), by=supervisor).waiting
    assert shown is not None
    changed = {(one.section, one.what): (one.old, one.new) for one in shown.changes}
    assert changed[Section.OFFICE, "phone"] == (DRILL_OFFICE.phone, "024 1111 2222")
    code = a_procedure()["code"]
    assert changed[Section.CATALOGUE, f"{code} › name"][1] == "Thủ tục đổi tên"
    assert changed[Section.ACCOUNTS, "ho-kinh-doanh › number"] == ("", "1088000111222")
    assert changed[Section.PRINTERS, "default › printer"] == ("", "tcp://10.0.0.9:9100")
    assert {one.section for one in shown.changes} == set(Section)
    before = desk.submit(a_supplement("before"), by=clerk).value
    desk.submit(AcceptBundle(offered.bundle_id), by=supervisor)
    after = desk.submit(a_supplement("after"), by=clerk).value
    assert before != after
    with store.reading() as reading:
        papers = reading.rows(select(schema.slip).order_by(schema.slip.c.number))
    texts = [json.dumps(dict(one), ensure_ascii=False, default=str) for one in papers]
    assert ["TT01/2027/TT-BTP" in one for one in texts].count(True) == 1
    assert ["024 1111 2222" in one for one in texts].count(True) == 1
    payment = desk.submit(
        RequestPayment("p-1", "d-1", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked()), by=clerk
    ).value
    assert vietqr.decode(payment.payload).account == "1088000111222"
    assert desk.ask(BundledPrinters(), by=SYSTEM) == (7, PRINTERS["default"])
    assert states(desk) == ["in_force"]
    assert desk.ask(ShowBundle(a_bundle(sections, number=8)), by=SYSTEM).changes == ()
    assert book_is_whole(desk)


def test_printers_alone_wait_for_nobody_and_the_next_bundle_keeps_them(
    desk: Desk, supervisor: Actor
) -> None:
    own = {"stations": {f"{STATION:04d}": {"printer_dots": 384}}}
    offered = desk.submit(OfferBundle(a_bundle({"printers": PRINTERS | own})), by=SYSTEM).value
    waiting = desk.submit(OfferBundle(a_bundle(office(), number=8)), by=SYSTEM).value
    desk.submit(AcceptBundle(waiting.bundle_id), by=supervisor)

    assert offered.state is BundleState.IN_FORCE
    assert desk.ask(BundledPrinters(), by=SYSTEM) == (
        8,
        {"printer": "tcp://10.0.0.9:9100", "printer_dots": 384},
    )
    assert states(desk) == ["in_force", "replaced"]


def test_a_clerk_and_the_program_itself_put_nothing_into_force(desk: Desk, clerk: Actor) -> None:
    waiting = desk.submit(OfferBundle(a_bundle(office())), by=SYSTEM).value

    for actor in (clerk, SYSTEM):
        with pytest.raises(NotAllowed):
            desk.submit(AcceptBundle(waiting.bundle_id), by=actor)
    with pytest.raises(NotAllowed):
        desk.submit(OfferBundle(a_bundle(office())), by=clerk)

    assert states(desk) == ["waiting"]


def test_what_somebody_declined_may_come_again_and_a_newer_one_overtakes_what_waits(
    desk: Desk, supervisor: Actor
) -> None:
    file = a_bundle(office())
    first = desk.submit(OfferBundle(file), by=SYSTEM).value
    desk.submit(DeclineBundle(first.bundle_id, "Sai số điện thoại"), by=supervisor)
    again = desk.submit(OfferBundle(file), by=SYSTEM).value
    same = desk.submit(OfferBundle(file), by=SYSTEM).value
    desk.submit(OfferBundle(a_bundle(office(phone="1"), number=8)), by=SYSTEM)

    assert same == again
    assert again.bundle_id != first.bundle_id
    assert states(desk) == ["waiting", "overtaken", "declined"]
    with pytest.raises(StaleError, match="bundle_decided_already"):
        desk.submit(AcceptBundle(again.bundle_id), by=supervisor)


def test_a_bundle_that_ran_out_while_it_waited_is_refused_and_what_is_in_force_stays(
    desk: Desk, supervisor: Actor, clock: Clock
) -> None:
    first = desk.submit(OfferBundle(a_bundle(office())), by=SYSTEM).value
    desk.submit(AcceptBundle(first.bundle_id), by=supervisor)
    second = desk.submit(OfferBundle(a_bundle(office(phone="1"), number=8)), by=SYSTEM).value
    clock.move(days=31)

    with pytest.raises(CounterError, match="bundle_expired"):
        desk.submit(AcceptBundle(second.bundle_id), by=supervisor)

    assert states(desk) == ["refused", "in_force"]
    assert desk.ask(PresentConfiguration(), by=SYSTEM)["office"]["phone"] == "024 1111 2222"
    assert book_is_whole(desk)


def test_the_present_configuration_as_a_bundle_changes_nothing(desk: Desk) -> None:
    as_it_is = json.loads(json.dumps(present(desk), default=float))

    shown = desk.ask(ShowBundle(a_bundle(as_it_is)), by=SYSTEM)

    assert shown.changes == ()
    assert set(shown.sections) == set(Section)


def test_a_bundle_of_the_inbox_is_fetched_once_and_what_is_refused_is_told(desk: Desk) -> None:
    files = [a_bundle(office()), a_bundle(office(), agency="000.00.99.H26")]
    at = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
    changes = tuple(
        CityChange(cursor, "bundle.version", {"number": 1, "sha256": digest})
        for cursor, digest in ((1, "a" * 64), (2, "b" * 64), (3, "c" * 64), (4, "short"))
    )
    desk.submit(NoteChanges(changes, 4, at), by=SYSTEM)
    wanted = desk.ask(BundlesWanted(), by=SYSTEM)
    assert wanted == ((1, "a" * 64), (2, "b" * 64), (3, "c" * 64))

    for (cursor, _), file in zip(wanted, (*files, None), strict=True):
        desk.submit(NoteBundle(cursor, file), by=SYSTEM)

    assert desk.ask(BundlesWanted(), by=SYSTEM) == ()
    assert sorted(states(desk)) == ["refused", "waiting"]
    trouble = [one.trouble for one in desk.ask(Bundles(), by=SYSTEM).lines if one.trouble]
    assert [one.code for one in trouble] == ["bundle_other_office"]


@dataclass(frozen=True)
class Attack:
    """A file, and the name by which it is refused."""

    name: str
    file: Callable[[], bytes]
    place: str = ""


def members(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def altered(file: bytes, **changed: bytes | None) -> bytes:
    """Members replaced, added, or left out; "_" stands for the dot."""
    named = {name.replace("_", "."): member for name, member in changed.items()}
    whole = {**members(file), **named}
    return bundled.zipped({name: one for name, one in whole.items() if one is not None})


def signed_bytes(content: bytes) -> bytes:
    """Bytes that the right keys signed, whatever they say."""
    made = signed.sign(bundled.BUNDLE_PURPOSE, content, bundled.drill_keys().values())
    return bundled.zipped({bundled.BUNDLE: content, bundled.SIGNATURES: made})


def for_other_purpose() -> bytes:
    file = members(a_bundle(office()))
    keys = bundled.drill_keys().values()
    made = signed.sign(b"quay-mot-cua update release 1", file[bundled.BUNDLE], keys)
    return bundled.zipped({**file, bundled.SIGNATURES: made})


def new_list(threshold: int = 2, number: int = 2) -> bytes:
    hexes = [OTHER.public_key().public_bytes_raw().hex(), "ab" * 32]
    listed = {
        "product": PRODUCT, "number": number, "channel": "dien-tap", "threshold": threshold,
        "keys": dict(zip(("la", "lan"), hexes, strict=True)), "expires_at": "2030-01-01T00:00:00Z",
    }  # fmt: skip
    return json.dumps(listed).encode()


def with_list(listed: bytes, vouching: Any, **changes: Any) -> bytes:
    """A bundle under a key list that it brings, which these keys signed."""
    made = signed.sign(bundled.KEYS_PURPOSE, listed, vouching)
    return a_bundle(office(), chain=((2, listed, made),), keys=2, **changes)


def twice() -> bytes:
    """A name that stands twice in what was signed."""
    content = members(a_bundle(office()))[bundled.BUNDLE]
    return signed_bytes(content.replace(b'"keys": 1', b'"keys": 1, "number": 9', 1))


def twice_in_zip() -> bytes:
    made = io.BytesIO(a_bundle(office()))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(bundled.BUNDLE, b"{}")
    return made.getvalue()


def bomb() -> bytes:
    file = members(a_bundle(office()))
    return bundled.zipped({**file, bundled.BUNDLE: b" " * 9_000_000})


def flipped() -> bytes:
    file = bytearray(a_bundle(office()))
    file[len(file) // 4] ^= 0x01
    return bytes(file)


def section(name: str, value: Any) -> Callable[[], bytes]:
    return lambda: a_bundle({name: value})


DRILL = bundled.drill_keys
ONE_RECORD = dict(load.raw_procedures()[0])
ATTACKS = {
    # the file
    "no bundle at all": Attack("bundle_not_ours", lambda: b"hello"),
    "empty": Attack("bundle_not_ours", lambda: b""),
    "cut in the middle": Attack("bundle_cut", lambda: a_bundle(office())[:-60]),
    "cut after the first bytes": Attack("bundle_cut", lambda: a_bundle(office())[:20]),
    "a bit of the file": Attack("bundle_altered", flipped),
    "too large": Attack("bundle_too_large", lambda: b"PK\x03\x04" + b"0" * 2_000_001),
    "a bomb": Attack("bundle_too_large", bomb),
    "a member twice": Attack("bundle_not_ours", twice_in_zip),
    "a member more": Attack(
        "bundle_not_ours", lambda: altered(a_bundle(office()), run_exe=b"MZ")
    ),
    "an update instead": Attack(
        "bundle_not_ours", lambda: bundled.zipped({"release.json": b"{}", "release.sig": b"{}"})
    ),
    # signatures
    "no signatures": Attack(
        "bundle_not_ours", lambda: altered(a_bundle(office()), bundle_sig=None)
    ),
    "a stranger's signatures": Attack(
        "bundle_signature_wrong", lambda: a_bundle(office(), signing=[OTHER])
    ),
    "one of two": Attack(
        "bundle_signature_wrong", lambda: a_bundle(office(), signing=[DRILL()["an"]])
    ),
    "signatures of another bundle": Attack(
        "bundle_signature_wrong",
        lambda: altered(
            a_bundle(office()), bundle_sig=members(a_bundle(office(phone="1")))["bundle.sig"]
        ),
    ),
    "signed for another purpose": Attack("bundle_signature_wrong", for_other_purpose),
    "a word changed after signing": Attack(
        "bundle_signature_wrong",
        lambda: altered(
            a_bundle(office()),
            bundle_json=members(a_bundle(office()))["bundle.json"].replace(b"1111", b"9999"),
        ),
    ),
    # key lists
    "keys that nobody vouched for": Attack(
        "bundle_keys_untrusted", lambda: with_list(new_list(), [OTHER])
    ),
    "keys that do not vouch for themselves": Attack(
        "bundle_keys_untrusted", lambda: with_list(new_list(), DRILL().values())
    ),
    "a list by which one person alone may sign": Attack(
        "bundle_keys_untrusted",
        lambda: with_list(new_list(threshold=1), [*DRILL().values(), OTHER]),
    ),
    "signed under another list": Attack("bundle_mixed", lambda: a_bundle(office(), keys=2)),
    # the head
    "another office": Attack(
        "bundle_other_office", lambda: a_bundle(office(), agency="000.00.02.H26")
    ),
    "older than what is in force": Attack("bundle_older", lambda: a_bundle(office(), number=2)),
    "other words under the same number": Attack(
        "bundle_older", lambda: a_bundle(office(), number=3)
    ),
    "run out": Attack(
        "bundle_expired", lambda: a_bundle(office(), expires_at=MORNING.isoformat())
    ),
    "from tomorrow's clock": Attack(
        "bundle_clock_behind",
        lambda: a_bundle(office(), made_at=(MORNING + timedelta(days=2)).isoformat()),
    ),
    "a number that is none": Attack("bundle_not_ours", lambda: a_bundle(office(), number=True)),
    "number nought": Attack("bundle_not_ours", lambda: a_bundle(office(), number=0)),
    "an instant without a zone": Attack(
        "bundle_not_ours", lambda: a_bundle(office(), made_at="2026-11-26T08:00:00")
    ),
    "no sections": Attack("bundle_not_ours", lambda: a_bundle({})),
    "a name twice": Attack("bundle_not_ours", twice),
    "no JSON": Attack("bundle_not_ours", lambda: signed_bytes(b"{")),
    "deeper than anybody reads": Attack("bundle_not_ours", lambda: signed_bytes(b"[" * 200_000)),
    "half a letter": Attack(
        "bundle_not_ours",
        lambda: signed_bytes(
            members(a_bundle(office()))["bundle.json"].replace(b"1111", b"\\ud800")
        ),
    ),
    "an unknown section": Attack(
        "bundle_section_unknown", lambda: a_bundle({**office(), "people": []})
    ),
    # what it says
    "another agency by the back door": Attack(
        "bundle_section_wrong", section("office", {"agency": "x"}), "agency"
    ),
    "a drill that is none any more": Attack(
        "bundle_section_wrong", section("office", {"is_drill": False}), "is_drill"
    ),
    "an empty name": Attack("bundle_section_wrong", section("office", {"unit": " "}), "unit"),
    "a tax code": Attack("bundle_section_wrong", section("office", {"tax_code": "1"}), "tax_code"),
    "half an account": Attack(
        "bundle_section_wrong", section("office", {"account_number": "1"}), "account_number"
    ),
    "a page that is a program": Attack(
        "bundle_section_wrong", section("office", {"tracking_url": "file:///x"}), "tracking_url"
    ),
    "a bank that is none": Attack(
        "bundle_section_wrong", section("accounts", [{**ACCOUNT, "bank_bin": "000000"}]), "bin"
    ),
    "an account twice": Attack(
        "bundle_section_wrong", section("accounts", [ACCOUNT, ACCOUNT]), "ho-kinh-doanh"
    ),
    "an account of another shape": Attack(
        "bundle_section_wrong", section("accounts", [{"code": "x"}]), "1"
    ),
    "a procedure that cannot be read": Attack(
        "bundle_section_wrong",
        section("catalogue", {"valid_from": "2026-12-01", "procedures": [{"code": "1.1"}]}),
        "1.1",
    ),
    "a procedure twice": Attack(
        "bundle_section_wrong",
        section("catalogue", {"valid_from": "2026-12-01", "procedures": [ONE_RECORD] * 2}),
        str(ONE_RECORD["code"]),
    ),
    "a catalogue without a first day": Attack(
        "bundle_section_wrong", section("catalogue", {"procedures": [ONE_RECORD]}), "valid_from"
    ),
    "a calendar without years": Attack(
        "bundle_section_wrong",
        section("calendar", {**CALENDAR, "announced_years": []}),
        "announced_years",
    ),
    "another calendar under a known version": Attack(
        "bundle_section_wrong",
        section("calendar", {**CALENDAR, "version": load.CALENDAR_VERSION}),
        load.CALENDAR_VERSION,
    ),
    "forms that end": Attack(
        "bundle_section_wrong", lambda: a_bundle({"forms": new_forms()[:-1]}), "TT03"
    ),
    "a set without its refusal slip": Attack(
        "bundle_section_wrong",
        lambda: a_bundle(
            {
                "forms": [
                    {
                        **new_forms()[-1],
                        "forms": [
                            one for one in new_forms()[-1]["forms"] if one["kind"] != "refusal"
                        ],
                    }
                ]
            }
        ),
        "refusal",
    ),
    "a printer that writes a file": Attack(
        "bundle_section_wrong",
        section("printers", {"default": {"printer": "file:/etc/passwd"}}),
        "printer",
    ),
    "a setting that is no printer's": Attack(
        "bundle_section_wrong", section("printers", {"default": {"sign_command": "x"}}),
        "sign_command",
    ),
    "a counter that is none": Attack(
        "bundle_section_wrong", section("printers", {"stations": {"3": {}}}), "3"
    ),
}  # fmt: skip


@pytest.fixture
def own_desk(
    sqlite_settings: Settings, clock: Clock, new_id: Callable[[], str]
) -> Iterator[tuple[Desk, Actor]]:
    """On the embedded database alone: what is refused is refused before any database is asked."""
    store = open_store(sqlite_settings, now=clock(), new_id=new_id, station_number=lambda: STATION)
    ticks = itertools.count()
    desk = Desk(store, clock=clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
    yield desk, seated(store, "giamsat")
    store.close()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_by_name_and_the_last_bundle_stays(
    own_desk: tuple[Desk, Actor], name: str
) -> None:
    attack, (desk, supervisor) = ATTACKS[name], own_desk
    first = desk.submit(OfferBundle(a_bundle(office(phone="024 3"), number=3)), by=SYSTEM).value
    desk.submit(AcceptBundle(first.bundle_id), by=supervisor)
    before = json.dumps(present(desk), default=str)
    file = attack.file()

    with pytest.raises(CounterError) as refused:
        desk.submit(OfferBundle(file), by=SYSTEM)

    assert refused.value.code == attack.name
    assert attack.place in str(refused.value.facts.get("place", ""))
    assert states(desk) == ["refused", "in_force"]
    (line, _) = desk.ask(Bundles(), by=SYSTEM).lines
    assert line.trouble is not None
    assert line.trouble.code == attack.name
    assert json.dumps(present(desk), default=str) == before
    assert book_is_whole(desk)
