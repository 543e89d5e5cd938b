"""A window over a desk with a day behind it, and every scene that can be played in it.

A screen of `ROUTES` is played empty, full, slow and refused without a word about it here; the
steps within a screen are named in `STEPS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton

from counter_app.commands.bundle import OfferBundle
from counter_app.commands.outbox import SettleDeliveries
from counter_app.commands.payment import RequestPayment
from counter_app.commands.refund import RequestRefund
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.errors import CounterError, StoreError
from counter_app.domain.identity import uuid7
from counter_app.domain.money import Money
from counter_app.domain.outbox import Refused
from counter_app.domain.payment import CashTender, QrTender
from counter_app.domain.refund import RefundReason
from counter_app.domain.return_way import ReturnWay
from counter_app.domain.user import SYSTEM, Actor
from counter_app.queries.outbox import DueForCity
from counter_app.settings import Settings
from counter_app.store.setup import open_store
from counter_app.store.unit_of_work import Store
from counter_app.verbs.drill import DrillRoom
from counter_app.verbs.statement_file import read_statement
from devices.digitising.reading import PageMaker
from devices.drawing import PaperDrawing
from devices.simulated import SimulatedPrinter
from tests import builders, bundles, template
from tests.builders import HOUSEHOLD_BUSINESS, MARITAL_STATUS, PENSION
from tests.conftest import Clock
from tests.ui import first_run_stage, looks, screen_steps
from tests.ui.conftest import Window
from tests.ui.first_run_stage import FirstStage, first_stage
from ui import language, theme
from ui.app import build
from ui.citizen import Welcome
from ui.routes import ROUTES
from ui.wiring import Wiring

CARD = "001098012345|012345678|NGUYỄN VĂN MẪU|15081998|Nam|Số 1 Đại Cồ Việt, Hà Nội|25052021"
# Its term hangs on the case.
CERTIFIED_COPIES = "2.000635"
NEVER_S = 60.0
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | SHIFT


class Trouble:
    """What stands between window and desk: nothing, a wait, or a refusal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.is_refusing = False
        self.may_answer = Event()
        self.may_answer.set()

    def ask(self, query: Any, *, by: Actor) -> Any:
        self.may_answer.wait(NEVER_S)
        if self.is_refusing:
            raise StoreError("database_busy")
        return self._desk.ask(query, by=by)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


class LitRoom(DrillRoom):
    """A drill whose power never goes: a scene is looked at, in this very process."""

    def cut_power(self) -> None:  # type: ignore[override]  # returns
        """Nothing."""


@dataclass(slots=True)
class Stage:
    """The window and what a scene may move behind it."""

    window: Window
    desk: Desk
    store: Store
    folder: Path
    trouble: Trouble
    clock: Clock
    clerk: Actor
    supervisor: Actor
    head: Actor

    def settle(self) -> None:
        """Until nothing is asked or drawn any more."""
        counter = self.window.shell.counter
        if not self.trouble.may_answer.is_set():
            for _ in range(3):
                self.window.rest(20)
            return
        for _ in range(3):
            self.window.until(lambda: counter.is_idle)
            self.window.rest(1)

    def enter(self, actor: Actor) -> None:
        """Somebody sits down, without the time that a PIN costs."""
        self.window.until(lambda: self.window.items("people").count() == 3)
        self.window.shell._sign_in.signed_in.emit(actor)
        self.settle()

    def open(self, name: str) -> None:
        """A screen, with what it asked for."""
        self.window.shell.open_screen(name)
        self.settle()

    def wear(self, look: theme.Look, size: tuple[int, int]) -> None:
        """Another look and size of the window."""
        if look != theme.look():
            self.window.shell.wear(look)
        if self.window.shell.size().toTuple() != size:
            self.window.shell.resize(*size)
        self.settle()


@contextmanager
def opened(
    folder: Path, made: Path, scene: str, speaks: str = "vi"
) -> Iterator[Stage | FirstStage]:
    """The window of a scene, come to it by the window's own ways."""
    if scene in first_run_stage.SCENES:
        with first_stage(scene, speaks) as first:
            yield first
        return
    with stage(folder, made, scene, speaks) as played:
        play(played, scene)
        yield played


@contextmanager
def stage(folder: Path, made: Path, scene: str, speaks: str = "vi") -> Iterator[Stage]:
    """A window on a copy of a store: one that was just set up, or has a day behind it."""
    template.copy(made, folder)
    clock = Clock(template.MORNING)
    if is_busy(scene):
        # What is looked at is late by now; what is done is done within the day's own shift.
        clock.move(days=0 if scene in SAME_DAY else 5, hours=1)
    store, desk, new_id = _open(folder, clock)
    trouble = Trouble(desk)
    wiring = Wiring(
        open_door=tuple,
        open_desk=lambda: trouble,  # type: ignore[arg-type,return-value]  # the desk, behind trouble
        open_city=lambda _desk, _on_pass: None,
        open_printer=lambda: SimulatedPrinter(PaperDrawing()),
        open_scanners=tuple,
        open_drawing=PaperDrawing,
        open_digitising=PageMaker,
        new_id=new_id,
        clock=clock,
        stops_city=False,
        read_statement=read_statement,
        language=speaks,
        drill=LitRoom(Settings(data_dir=folder)) if scene.startswith("drill") else None,
    )
    if scene in screen_steps.OUTSIDE:
        wiring = replace(wiring, **screen_steps.OUTSIDE[scene])
    shell = build(wiring)
    shell.show()
    shell.start()
    window = Window(shell)
    try:
        people = builders.drill_people(store)
        yield Stage(window, desk, store, folder, trouble, clock, *people)
    finally:
        trouble.may_answer.set()
        window.leave()
        store.close()


def a_day_later(folder: Path, made: Path) -> Path:
    """The same store with a day behind it, to be copied."""
    template.copy(made, folder)
    store, desk, _ = _open(folder, Clock(template.MORNING))
    a_day(desk, *builders.drill_people(store))
    store.close()
    return folder


def _open(folder: Path, clock: Clock) -> tuple[Store, Desk, Callable[[], str]]:
    # The window's identities are others than those of the day before it.
    first = template.IDS + 1 if clock() == template.MORNING else 100_000
    count, ticks = itertools.count(first), itertools.count()

    def new_id() -> str:
        return uuid7(clock(), next(count).to_bytes(10, "big"))

    settings = Settings(data_dir=folder, key_store="file")
    store = open_store(
        settings, now=clock(), new_id=new_id, station_number=lambda: template.STATION
    )
    desk = Desk(store, clock=clock, monotonic_ns=lambda: next(ticks), new_id=new_id)
    return store, desk, new_id


def a_day(desk: Desk, clerk: Actor, supervisor: Actor, head: Actor) -> None:
    """Something of everything: late, due, waited for, refused, returned, to be decided."""
    builders.open_a_shift(desk, clerk)
    builders.live_through(desk, clerk, supervisor, head)
    builders.turn_money(desk, clerk, supervisor, head)
    request = RequestPayment("qr-p", "qr-1", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    desk.submit(request, by=clerk)
    desk.submit(builders.a_dossier("qr-1", HOUSEHOLD_BUSINESS, tender=QrTender("qr-p")), by=clerk)
    desk.submit(builders.a_supplement("wanted-1"), by=clerk)
    for number in range(3):
        desk.submit(builders.a_dossier(f"plain-{number}", PENSION), by=clerk)
        builders.forwarded(desk, clerk, f"moved-{number}", MARITAL_STATUS)
    cash = CashTender(Money(200_000))
    desk.submit(builders.a_dossier("back-1", HOUSEHOLD_BUSINESS, tender=cash), by=clerk)
    refused = next(one for one in desk.ask(DueForCity(), by=SYSTEM) if one.lane == "plain-0")
    why = Refused(refused.entry_id, "schema: applicant/id_number: pattern", None)
    desk.submit(SettleDeliveries((why,)), by=SYSTEM)
    paid = next(one.payment_id for one in _money(desk, "back-1"))
    asked = RequestRefund(
        "back-r", paid, Money(20_000), Money(100_000), RefundReason.WRONG_FEE, "Thu thừa"
    )
    desk.submit(asked, by=clerk)
    # Two that were refused stand behind the one that waits.
    for spoilt in (b"hello", bundles.a_bundle(bundles.office(), agency="000.00.99.H26")):
        with suppress(CounterError):
            desk.submit(OfferBundle(spoilt), by=SYSTEM)
    desk.submit(OfferBundle(bundles.a_bundle(bundles.everything())), by=SYSTEM)


def _money(desk: Desk, dossier_id: str) -> Any:
    from counter_app.queries.payment import DossierMoney

    found = desk.ask(DossierMoney(dossier_id), by=SYSTEM)
    assert found is not None
    return found.payments


# --- the scenes --------------------------------------------------------------------------------


def _key(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Any:
    def press(stage: Stage) -> None:
        stage.window.key(key, modifier)
        stage.settle()

    return press


def person(stage: Stage) -> None:
    """A card was scanned."""
    stage.window.new_dossier()
    stage.window.shell.scan(CARD)
    stage.window.until(lambda: stage.window.focus() == "phone")


def procedure(stage: Stage) -> None:
    """The procedures that a code finds."""
    person(stage)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "procedure_search")
    stage.window.type(MARITAL_STATUS)
    stage.window.until(lambda: stage.window.items("procedure_list").count() == 1)


def procedures(stage: Stage) -> None:
    """Those that can be received, and at the end those that cannot."""
    person(stage)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "procedure_search")
    found = stage.window.items("procedure_list")
    stage.window.until(lambda: found.count() > 1)
    found.setCurrentRow(found.count() - 1)
    stage.settle()


def papers(stage: Stage) -> None:
    """The lawful papers, none ticked."""
    procedure(stage)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "papers")
    stage.settle()


def papers_refused(stage: Stage) -> None:
    """F9 before the papers are there."""
    papers(stage)
    _key(Qt.Key.Key_F9)(stage)


def refusal(stage: Stage) -> None:
    """Why the office cannot take it."""
    papers(stage)
    _key(Qt.Key.Key_F7, SHIFT)(stage)


def fee(stage: Stage) -> None:
    """What is to be paid."""
    papers(stage)
    stage.window.key(Qt.Key.Key_Space)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.text("fee_total") == "3.000\u00a0đ")
    stage.settle()


def household(stage: Stage) -> None:
    """Two people of the applicant's household."""
    person(stage)
    _key(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)(stage)
    stage.window.until(lambda: stage.window.focus() == "household")
    lines = stage.window.shell.findChild(QPlainTextEdit, "household")
    assert lines is not None
    lines.setPlainText("Trần Thị Mẫu; vợ; 1999; 001199012345\nNguyễn Mẫu Con; con; 02/09/2015")
    stage.settle()


def group(stage: Stage) -> None:
    """Two procedures of one citizen, the second one twice."""
    fee(stage)
    stage.window.key(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    stage.window.until(lambda: stage.window.focus() == "procedure_search")
    stage.window.type(HOUSEHOLD_BUSINESS)
    stage.window.until(lambda: stage.window.items("procedure_list").count() == 1)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "papers")
    stage.window.key(Qt.Key.Key_A)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.text("fee_total") == "103.000\u00a0đ")
    stage.window.key(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    stage.window.type("2")
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.text("fee_total") == "203.000\u00a0đ")
    stage.settle()


def group_done(stage: Stage) -> None:
    """All of them received and printed."""
    group(stage)
    stage.window.key(Qt.Key.Key_F8, SHIFT)
    stage.window.until(lambda: stage.window.focus() == "tendered")
    stage.window.type("250000")
    stage.window.key(Qt.Key.Key_F9)
    stage.window.until(lambda: stage.window.text("done_print").startswith(theme.DONE))
    stage.settle()


def cash(stage: Stage) -> None:
    """Fifty thousand on the counter."""
    fee(stage)
    stage.window.key(Qt.Key.Key_F8, SHIFT)
    stage.window.until(lambda: stage.window.focus() == "tendered")
    stage.window.type("R")
    stage.settle()


def qr(stage: Stage) -> None:
    """The bank is waited for."""
    fee(stage)
    stage.window.key(Qt.Key.Key_F8)
    stage.window.until(lambda: theme.WAITING in stage.window.text("qr_state"))
    stage.settle()


def done(stage: Stage) -> None:
    """Received and printed."""
    cash(stage)
    stage.window.key(Qt.Key.Key_F9)
    stage.window.until(lambda: stage.window.text("done_print").startswith(theme.DONE))
    stage.settle()


def supplement(stage: Stage) -> None:
    """What is missing, on paper."""
    papers(stage)
    stage.window.key(Qt.Key.Key_F7)
    stage.window.until(lambda: stage.window.text("done_print").startswith(theme.DONE))
    stage.settle()


def dossier(code: str, *then: Callable[[Stage], None]) -> Callable[[Stage], None]:
    """One dossier's page, and keys pressed on it."""

    def play(stage: Stage) -> None:
        stage.window.shell.open_dossier(code_of(stage, code))
        stage.settle()
        for step in then:
            step(stage)

    return play


def code_of(stage: Stage, dossier_id: str) -> str:
    from counter_app.queries.dossier import Dossiers

    return next(
        line.code for line in stage.desk.ask(Dossiers(), by=SYSTEM) if line.dossier_id == dossier_id
    )


def locked(stage: Stage) -> None:
    """Somebody left the desk."""
    stage.window.shell.lock()
    stage.settle()


def help_shown(stage: Stage) -> None:
    """What F1 says over the papers."""
    papers(stage)
    _key(Qt.Key.Key_F1)(stage)


def guide_shown(stage: Stage) -> None:
    """What Shift+F1 opens over the papers."""
    papers(stage)
    _key(Qt.Key.Key_F1, SHIFT)(stage)


def find_shown(stage: Stage) -> None:
    """Ctrl+K with words that mean several things."""
    stage.window.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    stage.settle()
    stage.window.edit("find_words").setText("mau")
    stage.settle()


def tour_shown(stage: Stage) -> None:
    """The second word of the tour, beside the list of screens."""
    _key(Qt.Key.Key_F1, Qt.KeyboardModifier.AltModifier)(stage)
    _key(Qt.Key.Key_Right)(stage)


def due(stage: Stage) -> None:
    """What is still owed; a button that is pressed by its key lets it be seen for a moment."""
    _key(Qt.Key.Key_F8)(stage)
    stage.window.until(lambda: stage.window.focus() == "due_ways")
    stage.settle()


def for_other(stage: Stage) -> None:
    """On behalf of somebody, the result by post."""
    person(stage)
    _key(Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)(stage)
    stage.window.until(lambda: stage.window.edit("owner_name").isVisible())
    way = stage.window.shell.findChild(QComboBox, "return_way")
    assert way is not None
    way.setCurrentIndex(way.findData(ReturnWay.POST))
    stage.window.until(lambda: stage.window.edit("return_address").isVisible())
    stage.settle()


def _papers_of(stage: Stage, code: str) -> None:
    person(stage)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "procedure_search")
    stage.window.type(code)
    stage.window.until(lambda: stage.window.items("procedure_list").count() == 1)
    stage.window.key(Qt.Key.Key_Return)
    stage.window.until(lambda: stage.window.focus() == "papers")


def fee_asks(code: str, total: str) -> Callable[[Stage], None]:
    """A fee that hangs on an answer, or that one may lower."""

    def play(stage: Stage) -> None:
        _papers_of(stage, code)
        stage.window.key(Qt.Key.Key_A)
        stage.window.key(Qt.Key.Key_Return)
        stage.window.until(lambda: stage.window.text("fee_total") == total)
        stage.settle()

    return play


def case(stage: Stage) -> None:
    """A procedure whose term hangs on the case."""
    _papers_of(stage, CERTIFIED_COPIES)
    _key(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)(stage)


def failed(stage: Stage) -> None:
    """A paper that is wrong, and words why."""
    papers(stage)
    _key(Qt.Key.Key_X)(stage)
    stage.window.until(lambda: stage.window.edit("paper_words").isVisible())


def exempt(stage: Stage) -> None:
    """Who pays nothing, and what proves it."""
    fee(stage)
    chosen = stage.window.shell.findChild(QComboBox, "exemption")
    proof = stage.window.shell.findChild(QComboBox, "proof")
    assert chosen is not None
    assert proof is not None
    chosen.setCurrentIndex(1)
    stage.window.until(proof.isVisible)
    stage.settle()


def part(stage: Stage) -> None:
    """A part in notes, the rest another way."""
    cash(stage)
    stage.window.edit("cash_share").selectAll()
    stage.window.edit("cash_share").setFocus()
    _thousand(stage)


def short(stage: Stage) -> None:
    """Notes that are not enough, and the ways for the rest."""
    fee(stage)
    stage.window.key(Qt.Key.Key_F8, SHIFT)
    stage.window.until(lambda: stage.window.focus() == "tendered")
    _thousand(stage)


def _thousand(stage: Stage) -> None:
    stage.window.type("1000")
    later = stage.window.shell.findChild(QPushButton, "rest_later")
    assert later is not None
    stage.window.until(later.isVisible)
    stage.settle()


def left_behind(stage: Stage) -> None:
    """Today, with a form that was put aside."""
    person(stage)
    _key(Qt.Key.Key_F10)(stage)
    stage.open("home")
    stage.window.until(lambda: stage.window.items("drafts").isVisible())


def drill_cards(stage: Stage) -> None:
    """What can be rehearsed."""
    _key(Qt.Key.Key_F9, CONTROL_SHIFT)(stage)
    stage.window.until(lambda: stage.window.focus() == "drill_cards")
    stage.settle()


def drill_begun(steps_down: int) -> Callable[[Stage], None]:
    """A card that is on, over the intake."""

    def play(stage: Stage) -> None:
        drill_cards(stage)
        for _ in range(steps_down):
            stage.window.key(Qt.Key.Key_Down)
        stage.window.key(Qt.Key.Key_Return)
        stage.window.until(lambda: bool(stage.window.text("drill_step")))
        papers(stage)

    return play


STEPS: dict[str, Callable[[Stage], None]] = {
    "sign-in-locked": locked,
    "intake-person": person,
    "intake-procedure": procedure,
    "intake-procedures": procedures,
    "intake-papers": papers,
    "intake-papers-refused": papers_refused,
    "intake-refusal": refusal,
    "intake-fee": fee,
    "intake-fee-asks": fee_asks("1.001193", "?"),
    "intake-fee-lower": fee_asks("2.000720", "100.000\u00a0đ"),
    "intake-cash": cash,
    "intake-qr": qr,
    "intake-done": done,
    "intake-household": household,
    "intake-for-other": for_other,
    "intake-case": case,
    "intake-failed": failed,
    "intake-exempt": exempt,
    "intake-part": part,
    "intake-short": short,
    "home-left-behind": left_behind,
    "intake-group": group,
    "intake-group-done": group_done,
    "intake-supplement": supplement,
    "help": help_shown,
    "guide": guide_shown,
    "find": find_shown,
    "tour": tour_shown,
    "drill-cards": drill_cards,
    "drill-line": drill_begun(0),
    "drill-paper": drill_begun(1),
    "drill-twice": drill_begun(2),
    "drill-power": drill_begun(3),
    "dossier-returned": dossier("life-1"),
    "dossier-moving": dossier("moved-0"),
    "dossier-act": dossier("moved-0", _key(Qt.Key.Key_1)),
    "dossier-owing": dossier("qr-1"),
    "dossier-due": dossier("qr-1", due),
    "dossier-to-complete": dossier("wanted-1"),
    **screen_steps.OF_CLERK,
}
SAME_DAY = {*STEPS, *screen_steps.OF_HEAD}
STEPS_OF_HEAD = {**screen_steps.OF_HEAD, **screen_steps.LATER}
ROUTE_STATES = ("full", "empty", "slow", "refused")


def scenes() -> tuple[str, ...]:
    """Every scene there is: a screen in a state, or a step within one."""
    of_routes = (f"{route.name}-{state}" for route in ROUTES for state in ROUTE_STATES)
    return (*of_routes, *STEPS, *STEPS_OF_HEAD, *first_run_stage.SCENES)


def is_busy(scene: str) -> bool:
    """Whether it is played on a desk with a day behind it."""
    return not scene.endswith("-empty")


def play(stage: Stage, scene: str) -> None:
    """Come to a scene by the window's own ways."""
    stage.enter(stage.clerk if scene in STEPS else stage.head)
    if (step := STEPS.get(scene) or STEPS_OF_HEAD.get(scene)) is not None:
        step(stage)
        return
    name, _, state = scene.rpartition("-")
    if state == "slow":
        code = code_of(stage, "plain-1")
        stage.trouble.may_answer.clear()
        stage.window.shell.open_screen(name)
        if name == "dossier":
            stage.window.shell.screen_named(name).open(code)
        counter = stage.window.shell.counter
        stage.window.until(lambda: counter.is_idle or bool(stage.window.text("busy")))
        return
    stage.trouble.is_refusing = state == "refused"
    stage.open(name)
    if name == "dossier" and state != "empty":
        stage.trouble.is_refusing = False
        code = code_of(stage, "plain-1")
        stage.trouble.is_refusing = state == "refused"
        stage.window.shell.screen_named("dossier").open(code)
        stage.settle()
    stage.trouble.is_refusing = False


def findings(played: Stage | FirstStage, look: theme.Look, size: tuple[int, int]) -> list[str]:
    """All that is wrong with what is in the window now, in one look."""
    return look_at(played, look, size)[0]


def look_at(
    played: Stage | FirstStage, look: theme.Look, size: tuple[int, int]
) -> tuple[list[str], Image.Image]:
    """All that is wrong with what is in the window now, and the window as it is drawn."""
    played.wear(look, size)
    shell = played.window.shell
    drawn = looks.picture(shell)
    least = 7.0 if look.theme == theme.CONTRAST else 4.5
    found = [
        *looks.clipped(shell),
        *looks.out_of_sight(shell),
        *looks.faint(shell, drawn, least),
        *looks.colour_alone(shell),
        *looks.wordless(shell),
        *looks.sideways(shell),
    ]
    if language.spoken() == "en":
        found += looks.untranslated(shell)
    if look == theme.Look():
        for rule in (looks.nameless, looks.unreachable, looks.astray):
            found += rule(shell)
    if shell.width() != size[0] or shell.height() != size[1]:
        found.append(f"the window grew to {shell.size().toTuple()}")
    return [f"{look.theme} {look.scale} % {size[0]}: {one}" for one in found], drawn


def look_at_citizens(
    played: Stage | FirstStage, look: theme.Look, size: tuple[int, int] = (1280, 800)
) -> tuple[list[str], Image.Image] | None:
    """The same of the citizen's own window; None where it only says welcome."""
    if isinstance(played, FirstStage) or isinstance(played.window.shell.citizen_page, Welcome):
        return None
    played.wear(look, played.window.shell.size().toTuple())
    window = played.window.shell.customer_window
    window.resize(*size)
    window.show()
    played.settle()
    drawn = looks.picture(window)
    least = 7.0 if look.theme == theme.CONTRAST else 4.5
    rules = (looks.clipped(window), looks.faint(window, drawn, least), looks.colour_alone(window))
    found = [f"citizen {look.theme} {look.scale} %: {one}" for rule in rules for one in rule]
    if window.size().toTuple() != size:
        found.append(f"the citizen's window grew to {window.size().toTuple()}")
    window.hide()
    return found, drawn
