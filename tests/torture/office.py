"""Many counters work one office at once while its server is killed and their lines are cut.

Each counter is a process with a folder of its own; together they see all citizens through. What
each confirmed to a clerk must be in the book exactly once, whoever died in between.
"""

from __future__ import annotations

import argparse
import logging
import os
import random
import select as system_select
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from sqlalchemy import event, make_url, select, text

from counter_app.commands.draft import SaveDraft
from counter_app.commands.intake import ReceiveDossier
from counter_app.commands.outcome import Command, Outcome
from counter_app.commands.slip import BeginPrint, EndPrint, PrintJobState
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, OutcomeUnknownError, StoreError
from counter_app.domain.money import Money
from counter_app.domain.numbering import Series
from counter_app.domain.payment import CashTender, NoTender
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.slip import PaperFor
from counter_app.queries.verify import Verify
from counter_app.settings import Settings
from counter_app.store import schema
from counter_app.store.key import FILE_NAME as KEY
from counter_app.store.rows import Reading, Row
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from tests.builders import (
    HOUSEHOLD_BUSINESS,
    PENSION,
    a_dossier,
    an_applicant,
    drill_people,
    open_a_shift,
    ticks_for,
)
from tests.postgresql import fresh_database
from tests.torture import work
from tests.torture.office_server import Line, OfficeServer, office_server
from tests.torture.work import Visit, an_id, serial_of

T = TypeVar("T")

RIGHT = "right"
NO_LOCK = "numbers without a lock"
NO_LOOK = "again without looking"
OWN_NUMBER = "a number taken before its fact"
CONTROLS = (NO_LOCK, NO_LOOK, OWN_NUMBER)
# What a counter may be told while the server is away, or a line was cut; all say "not saved".
EXPECTED = frozenset({"office_database_unreachable", "not_saved", "outcome_unknown"})
CUT_SHARE, CONTROL_CUT_SHARE = 0.02, 0.1
REFUSED_EVERY = 7
AGAIN_AFTER_S = 0.05
GIVE_UP_S = 120.0
SILENT_S = 180.0


@dataclass(slots=True)
class Found:
    """What is left in the office's book, held against what the counters confirmed."""

    confirmed: dict[int, str] = field(default_factory=dict)
    printed: list[str] = field(default_factory=list)
    kills: int = 0
    cuts: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    partial: int = 0
    doubled: int = 0
    clashes: int = 0
    gaps: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        """Whether nothing at all was wrong."""
        return not (
            self.lost or self.partial or self.doubled or self.clashes or self.gaps or self.faults
        )

    def line(self) -> str:
        """One line."""
        cuts = ", ".join(f"{count} {fate}" for fate, count in sorted(self.cuts.items())) or "none"
        told = ", ".join(f"{count} × {code}" for code, count in sorted(self.told.items())) or "none"
        return (
            f"{len(self.confirmed)} confirmed · server killed {self.kills} times · "
            f"commits cut: {cuts} · {self.lost} lost · {self.partial} partial · "
            f"{self.doubled} doubled · {self.clashes} numbers twice · "
            f"{self.gaps} gaps without a reason · refusals that were pressed again: {told} · "
            f"faults {self.faults[:5] or 'none'} · {self.seconds:.0f} s"
        )


def torture(
    server: OfficeServer,
    folder: Path,
    *,
    counters: int,
    dossiers: int,
    kills: int,
    seed: int = 7,
    variant: str = RIGHT,
    share: float = CUT_SHARE,
) -> Found:
    """Let all counters work, kill the server so often meanwhile, and look at the book."""
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    database = fresh_database(server.url)
    first = Settings(data_dir=_made(folder / "first"), database_url=database, key_store="file")
    with _opened(first) as store:
        clerk = drill_people(store)[0]
        open_a_shift(_desk(store), clerk)
        if variant == NO_LOCK:
            _unguard(store)
    line_folder = Path(tempfile.mkdtemp(prefix="line-"))
    line = Line(server.socket, line_folder, share, random.Random(seed))
    found = Found()
    # All counters are there before any line is: none of them inherits another's.
    gate = os.pipe()
    try:
        way = make_url(database).update_query_dict({"host": str(line_folder)})
        url = way.render_as_string(hide_password=False)
        pipes = {}
        for number in range(counters):
            settings = _a_counter(first, folder / f"counter-{number}", url)
            visits = [
                Visit(serial, an_id(), an_id())
                for serial in range(number + 1, dossiers + 1, counters)
            ]
            reader, child = _start(settings, clerk, visits, variant, gate)
            pipes[reader] = child
        line.open()
        for end in gate:
            os.close(end)
        _listen(pipes, server, found, dossiers, kills)
    finally:
        line.close()
        shutil.rmtree(line_folder)
    found.cuts, found.kills = line.cuts, server.kills
    _examine(first, found, dossiers)
    server.kills = 0
    found.seconds = time.monotonic() - began
    return found


# --- a counter ---------------------------------------------------------------------------------


class _CounterDesk:
    """A clerk who presses again, under the same ids, until it is certain."""

    def __init__(self, desk: Desk, clerk: Actor, say: work.Say, receiving: Desk) -> None:
        self.desk, self.clerk, self.say, self.receiving = desk, clerk, say, receiving

    def press(self, command: Command[T]) -> T:
        """What the command gives, once somebody knows that it was saved."""
        return self.insist(lambda: self.desk.submit(command, by=self.clerk)).value

    def insist(self, act: Callable[[], T]) -> T:
        """Do it until it is done; where nobody can tell whether it was, look and do not do."""
        until = time.monotonic() + GIVE_UP_S
        doing: Callable[[], Any] = act
        while True:
            try:
                return doing()  # type: ignore[no-any-return]  # settle gives what submit would have
            except OutcomeUnknownError as error:
                unknown = error
                self._told(error.code)
                doing = lambda: self.desk.settle(unknown, by=self.clerk)  # noqa: E731, B023
            except StoreError as error:
                self._told(error.code)
                doing = act
            if time.monotonic() > until:
                raise TimeoutError("gave up")
            time.sleep(AGAIN_AFTER_S)

    def _told(self, code: str) -> None:
        self.say(f"R {code}")


class _HastyDesk(Desk):
    """The control of looking: whatever happened to a commit, it says that nothing was saved."""

    def settle(self, unknown: OutcomeUnknownError, *, by: Actor) -> Outcome[Any]:
        raise StoreError("not_saved")


def _start(
    settings: Settings, clerk: Actor, visits: list[Visit], variant: str, gate: tuple[int, int]
) -> tuple[int, int]:
    """A counter that begins once the gate is closed; what it says comes by the pipe."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        os.close(gate[1])
        os.read(gate[0], 1)
        _work(settings, clerk, visits, variant, writer)
    os.close(writer)
    return reader, child


def _work(
    settings: Settings, clerk: Actor, visits: list[Visit], variant: str, writer: int
) -> NoReturn:
    def say(line: str) -> None:
        os.write(writer, f"{line}\n".encode())

    try:
        with _opened_at_last(settings, say) as store:
            _see_all_through(store, clerk, visits, variant, say)
        say("E")
    except BaseException as error:  # noqa: BLE001  # the parent counts it
        say(f"X {type(error).__name__}:{getattr(error, 'code', error)}")
    finally:
        os._exit(0)


def _see_all_through(
    store: Store, clerk: Actor, visits: list[Visit], variant: str, say: work.Say
) -> None:
    if variant == NO_LOCK:
        _take_no_turn(store)
    # The control is hasty with dossiers alone: a paper that is begun twice would end it early.
    receiving = _desk(store, _HastyDesk if variant == NO_LOOK else Desk)
    hand = _CounterDesk(_desk(store), clerk, say, receiving)
    for visit in visits:
        if variant == OWN_NUMBER:
            hand.insist(lambda: _take_a_number(store))
        received = _receive(hand, visit, is_fresh_each_try=variant == NO_LOOK)
        say(f"C {visit.serial} {received}")
        if visit.serial % REFUSED_EVERY == 0:
            _is_refused(hand)


def _receive(hand: _CounterDesk, visit: Visit, *, is_fresh_each_try: bool) -> str:
    """One citizen: the draft, the dossier with its money, the paper that was printed."""

    def received() -> Outcome[Any]:
        # Who does not look has nothing to know the first try by.
        dossier_id = an_id() if is_fresh_each_try else visit.dossier_id
        return hand.receiving.submit(_dossier(visit, dossier_id), by=hand.clerk)

    hand.press(SaveDraft(visit.dossier_id, "intake", str(visit.serial)))
    code = str(hand.insist(received).value.code)
    paper = hand.insist(lambda: hand.desk.ask(PaperFor("intake-slip", code), by=hand.clerk))
    job_id = hand.press(BeginPrint("intake-slip", paper.number, paper.copy, "torture"))
    hand.press(EndPrint(job_id, PrintJobState.SENT, "torture"))
    hand.say(f"P {job_id}")
    return code


def _dossier(visit: Visit, dossier_id: str) -> ReceiveDossier:
    return ReceiveDossier(
        dossier_id=dossier_id,
        applicant=an_applicant(phone=visit.phone),
        procedure_code=visit.code,
        channel=Channel.COUNTER,
        case=None,
        bill=BillAsked(),
        ticks=ticks_for(visit.code),
        tender=NoTender() if visit.code == PENSION else CashTender(Money(200_000)),
        draft_id=visit.dossier_id,
    )


def _is_refused(hand: _CounterDesk) -> None:
    """An act that is rolled back after it took its number gives the number back."""
    command = a_dossier(an_id(), HOUSEHOLD_BUSINESS, tender=CashTender(Money(1_000)))
    try:
        hand.press(command)
    except InputError:
        return
    raise AssertionError("a thousand đồng paid a hundred thousand")


def _take_a_number(store: Store) -> None:
    with store.writing() as uow:
        uow.numbers.next(Series.RECEIPT, work.now().date())


# --- the harness -------------------------------------------------------------------------------


def _listen(
    pipes: dict[int, int], server: OfficeServer, found: Found, dossiers: int, kills: int
) -> None:
    """Hear all counters to their end; kill the server at even parts of the way."""
    moments = [dossiers * (number + 1) // (kills + 1) for number in range(kills)]
    rests = dict.fromkeys(pipes, b"")
    while rests:
        ready, _, _ = system_select.select(list(rests), [], [], SILENT_S)
        assert ready, "no counter says anything any more"
        for reader in ready:
            part = os.read(reader, 65_536)
            *lines, rests[reader] = (rests[reader] + part).split(b"\n")
            _note(lines, found)
            if not part:
                del rests[reader]
                os.close(reader)
                os.waitpid(pipes[reader], 0)
        if moments and len(found.confirmed) >= moments[0]:
            moments.pop(0)
            server.kill()
            server.start_again()


def _note(lines: Sequence[bytes], found: Found) -> None:
    for line in lines:
        what, *rest = line.decode().split()
        if what == "C":
            found.confirmed[int(rest[0])] = rest[1]
        elif what == "P":
            found.printed.append(rest[0])
        elif what == "R":
            found.told[rest[0]] += 1
            if rest[0] not in EXPECTED and len(found.faults) < 20:
                found.faults.append(f"a counter was told {rest[0]}")
        elif what == "X":
            found.faults.append(f"a counter ended by itself: {' '.join(rest)}")


def _examine(settings: Settings, found: Found, dossiers: int) -> None:
    with _opened(settings) as store:
        verdict = _desk(store).ask(Verify(), by=SYSTEM)
        with store.reading() as reading:
            rows = {
                name: reading.rows(select(schema.metadata.tables[name]))
                for name in (*_OF_A_DOSSIER, "dossier", "outbox", "print_job", "draft")
            }
            used = _numbers_used(reading)
    found.gaps += len(verdict.gaps)
    if verdict.first_fault:
        found.faults.append(f"verify: {verdict.first_fault}")
    by_serial = Counter(serial_of(row["phone"]) for row in rows["dossier"])
    codes = Counter(row["code"] for row in rows["dossier"])
    receipts = Counter(row["number"] for row in rows["receipt"])
    found.lost = sum(1 for serial in range(1, dossiers + 1) if not by_serial[serial])
    found.lost += sum(1 for code in found.confirmed.values() if code not in codes)
    found.doubled = sum(count - 1 for count in by_serial.values())
    found.clashes = sum(count - 1 for count in (codes + receipts).values())
    found.gaps += abs(used - len(rows["dossier"]))
    found.partial = _partial(rows)
    # Exactly the print jobs that were confirmed: one that was begun twice would print twice.
    jobs = Counter(row["id"] for row in rows["print_job"])
    if jobs != Counter(found.printed):
        found.faults.append(f"{jobs.total()} print jobs, {len(found.printed)} confirmed")
    if rows["draft"]:
        found.faults.append(f"{len(rows['draft'])} drafts of received dossiers are left")


_OF_A_DOSSIER = ("dossier_paper", "fee_line", "payment", "receipt", "slip", "dossier_event")


def _partial(rows: Mapping[str, Sequence[Row]]) -> int:
    """Dossiers of which not everything is there that one receiving writes."""
    held = {name: {row["dossier_id"] for row in rows[name]} for name in _OF_A_DOSSIER}
    lanes: dict[str, list[int]] = {}
    for row in rows["outbox"]:
        lanes.setdefault(row["lane"], []).append(row["sequence"])
    count = 0
    for row in rows["dossier"]:
        wanted = set(_OF_A_DOSSIER)
        if not row["fee_total"]:
            wanted -= {"fee_line", "payment", "receipt"}
        told = sorted(lanes.get(row["id"], ()))
        is_whole = all(row["id"] in held[name] for name in wanted)
        count += not (is_whole and told and told == list(range(told[0], told[0] + len(told))))
    return count


def _numbers_used(reading: Reading) -> int:
    """How many dossier numbers were taken by all counters together."""
    series = schema.number_series
    rows = reading.rows(select(series).where(series.c.kind.like(f"{Series.DOSSIER}%")))
    return sum(int(row["used"]) for row in rows)


def _unguard(store: Store) -> None:
    """The control of one writer at a time: neither the lock nor what would catch two at once."""
    with store.writing() as uow:
        for table, name in (
            ("audit", "audit_pkey"),
            ("dossier", "dossier_code_key"),
            ("receipt", "receipt_pkey"),
            ("slip", "slip_pkey"),
        ):
            uow.connection.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))


def _take_no_turn(store: Store) -> None:
    """The lock that makes writers wait for one another is asked for and not taken."""

    @event.listens_for(store.engine, "before_cursor_execute", retval=True)
    def ask_for_nothing(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any
    ) -> tuple[str, Any]:
        return ("SELECT 1" if "pg_advisory_xact_lock" in statement else statement), parameters


def _a_counter(first: Settings, folder: Path, url: str) -> Settings:
    """Another computer of the office: the same key, a folder of its own, its own way there."""
    _made(folder)
    shutil.copy(first.data_dir / KEY, folder / KEY)
    return Settings(data_dir=folder, database_url=url, key_store="file")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def _open(settings: Settings) -> Store:
    return open_store(settings, now=work.now(), new_id=an_id, station_number=lambda: work.STATION)


@contextmanager
def _opened(settings: Settings) -> Iterator[Store]:
    store = _open(settings)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _opened_at_last(settings: Settings, say: work.Say) -> Iterator[Store]:
    """As somebody starts a program again that could not reach its server."""
    until = time.monotonic() + GIVE_UP_S
    while True:
        try:
            store = _open(settings)
            break
        except StoreError as error:
            if time.monotonic() > until or isinstance(error, OutcomeUnknownError):
                raise
            say(f"R {error.code}")
            time.sleep(AGAIN_AFTER_S)
    try:
        yield store
    finally:
        store.close()


def _desk(store: Store, kind: type[Desk] = Desk) -> Desk:
    return kind(store, clock=work.now, monotonic_ns=time.monotonic_ns, new_id=an_id)


def main(arguments: list[str]) -> int:
    """0 where nothing was found and every control was caught."""
    parser = argparse.ArgumentParser(prog="torture office")
    parser.add_argument("--counters", type=int, default=20)
    parser.add_argument("--dossiers", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parsed = parser.parse_args(arguments)
    logging.getLogger().addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="counter-office-") as made, office_server() as server:
        folder = Path(made)
        right = torture(
            server,
            folder / "right",
            counters=parsed.counters,
            dossiers=parsed.dossiers,
            kills=parsed.kills,
            seed=parsed.seed,
        )
        print(f"office    {parsed.counters} counters · {right.line()}", flush=True)
        is_good = right.is_clean and right.kills == parsed.kills
        for variant in CONTROLS:
            control = torture(
                server,
                folder / variant.replace(" ", "-"),
                counters=8,
                dossiers=160,
                kills=0,
                seed=parsed.seed,
                variant=variant,
                share=CONTROL_CUT_SHARE,
            )
            print(f"  control ({variant}): {control.line()}", flush=True)
            is_good &= is_caught(control, variant)
    return 0 if is_good else 1


def is_caught(found: Found, variant: str) -> bool:
    """Whether the harness saw what that control breaks."""
    wrong = {
        NO_LOCK: found.clashes or any(one.startswith("verify") for one in found.faults),
        NO_LOOK: found.doubled,
        OWN_NUMBER: found.gaps,
    }
    return bool(wrong[variant])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
