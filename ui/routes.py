"""The table of the window's screens: name, title, key, and who makes it when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from counter_app.domain.user import Permission
from ui.language import tr
from ui.words import said

if TYPE_CHECKING:
    from ui.counter import Counter

# Told apart by it from the same words elsewhere: "Receipts" is a screen, "Receipt" a paper.
TITLE = "screen"


@dataclass(frozen=True, slots=True)
class Route:
    """One screen. `key` is its shortcut, empty where it has none.

    `permission` hides it from those who could do nothing there; the desk asks for it again.
    """

    name: str
    title: str
    key: str
    make: Callable[[Counter], QWidget]
    is_listed: bool = True
    permission: Permission = Permission.ANYONE
    # No citizen sits there: the column of their screen gives way while it only says welcome.
    is_wide: bool = False

    @property
    def told(self) -> str:
        """Its title in the language of the window."""
        return tr(self.title, TITLE)


def _home(counter: Counter) -> QWidget:
    from ui.screens.home import HomeScreen

    return HomeScreen(counter)


def _intake(counter: Counter) -> QWidget:
    from ui.screens.intake import IntakeScreen

    return IntakeScreen(counter)


def _dossiers(counter: Counter) -> QWidget:
    from ui.screens.dossiers import DossiersScreen

    return DossiersScreen(counter)


def _dossier(counter: Counter) -> QWidget:
    from ui.screens.dossier import DossierScreen

    return DossierScreen(counter)


def _shift(counter: Counter) -> QWidget:
    from ui.screens.shift import ShiftScreen

    return ShiftScreen(counter)


def _outbox(counter: Counter) -> QWidget:
    from ui.screens.outbox import OutboxScreen

    return OutboxScreen(counter)


def _handover(counter: Counter) -> QWidget:
    from ui.screens.handover import HandoverScreen

    return HandoverScreen(counter)


def _deadlines(counter: Counter) -> QWidget:
    from ui.screens.deadlines import DeadlinesScreen

    return DeadlinesScreen(counter)


def _register(counter: Counter) -> QWidget:
    from ui.screens.register import RegisterScreen

    return RegisterScreen(counter)


def _decisions(counter: Counter) -> QWidget:
    from ui.screens.decisions import DecisionsScreen

    return DecisionsScreen(counter)


def _catalogue(counter: Counter) -> QWidget:
    from ui.screens.catalogue import CatalogueScreen

    return CatalogueScreen(counter)


def _accounts(counter: Counter) -> QWidget:
    from ui.screens.accounts import AccountsScreen

    return AccountsScreen(counter)


def _bundle(counter: Counter) -> QWidget:
    from ui.screens.bundle import BundleScreen

    return BundleScreen(counter)


def _receipts(counter: Counter) -> QWidget:
    from ui.screens.receipts import ReceiptsScreen

    return ReceiptsScreen(counter)


def _reconcile(counter: Counter) -> QWidget:
    from ui.screens.reconcile import ReconcileScreen

    return ReconcileScreen(counter)


def _digitisation(counter: Counter) -> QWidget:
    from ui.screens.digitisation import DigitisationScreen

    return DigitisationScreen(counter)


def _kpi(counter: Counter) -> QWidget:
    from ui.screens.kpi import KpiScreen

    return KpiScreen(counter)


def _feedback(counter: Counter) -> QWidget:
    from ui.screens.feedback import FeedbackScreen

    return FeedbackScreen(counter)


def _dialogues(counter: Counter) -> QWidget:
    from ui.screens.dialogues import DialoguesScreen

    return DialoguesScreen(counter)


def _disclosure(counter: Counter) -> QWidget:
    from ui.screens.disclosure import DisclosureScreen

    return DisclosureScreen(counter)


def _reports(counter: Counter) -> QWidget:
    from ui.screens.reports import ReportsScreen

    return ReportsScreen(counter)


def _blackout(counter: Counter) -> QWidget:
    from ui.screens.blackout import BlackoutScreen

    return BlackoutScreen(counter)


def _review(counter: Counter) -> QWidget:
    from ui.screens.review import ReviewScreen

    return ReviewScreen(counter)


def _verify(counter: Counter) -> QWidget:
    from ui.screens.verify import VerifyScreen

    return VerifyScreen(counter)


def _office(counter: Counter) -> QWidget:
    from ui.screens.office import OfficeScreen

    return OfficeScreen(counter)


def _people(counter: Counter) -> QWidget:
    from ui.screens.people import PeopleScreen

    return PeopleScreen(counter)


ROUTES = (
    Route("home", said("Hôm nay", "screen"), "Ctrl+Home", _home),
    Route("intake", said("Hồ sơ mới", "screen"), "F2", _intake),
    Route("dossiers", said("Tra cứu hồ sơ", "screen"), "F3", _dossiers, is_wide=True),
    Route(
        "digitisation",
        said("Số hóa", "screen"),
        "Ctrl+Shift+Q",
        _digitisation,
        permission=Permission.DIGITISE,
    ),
    Route("handover", said("Bàn giao hồ sơ", "screen"), "Ctrl+Shift+B", _handover, is_wide=True),
    Route("deadlines", said("Hạn trả kết quả", "screen"), "Ctrl+Shift+H", _deadlines, is_wide=True),
    Route("register", said("Sổ theo dõi", "screen"), "Ctrl+Shift+S", _register, is_wide=True),
    Route("feedback", said("Phản ánh", "screen"), "Ctrl+Shift+Y", _feedback),
    Route(
        "dialogues",
        said("Đối thoại", "screen"),
        "Ctrl+Shift+J",
        _dialogues,
        is_listed=False,
        is_wide=True,
    ),
    Route(
        "disclosure",
        said("Công khai, báo cáo", "screen"),
        "Ctrl+Shift+A",
        _disclosure,
        is_wide=True,
    ),
    Route(
        "kpi",
        said("Chỉ số 766", "screen"),
        "Ctrl+Shift+I",
        _kpi,
        False,
        Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "reports",
        said("Báo cáo", "screen"),
        "Ctrl+Shift+X",
        _reports,
        False,
        Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "decisions",
        said("Chờ quyết định", "screen"),
        "Ctrl+Shift+D",
        _decisions,
        permission=Permission.APPROVE,
        is_wide=True,
    ),
    Route(
        "catalogue",
        said("Danh mục thủ tục", "screen"),
        "Ctrl+Shift+T",
        _catalogue,
        permission=Permission.SWITCH_CATALOGUE,
        is_wide=True,
    ),
    Route(
        "accounts",
        said("Tài khoản thu", "screen"),
        "Ctrl+Shift+N",
        _accounts,
        permission=Permission.SWITCH_CATALOGUE,
        is_wide=True,
    ),
    Route(
        "bundle",
        said("Cấu hình chung", "screen"),
        "Ctrl+Shift+F",
        _bundle,
        permission=Permission.SWITCH_CATALOGUE,
        is_wide=True,
    ),
    Route(
        "reconcile",
        said("Đối soát", "screen"),
        "Ctrl+Shift+K",
        _reconcile,
        permission=Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "receipts",
        said("Biên lai", "screen"),
        "Ctrl+Shift+L",
        _receipts,
        permission=Permission.TAKE_MONEY,
        is_wide=True,
    ),
    Route(
        "review",
        said("Giám sát", "screen"),
        "Ctrl+Shift+V",
        _review,
        permission=Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "people",
        said("Người làm việc", "screen"),
        "Ctrl+Shift+U",
        _people,
        permission=Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "office",
        said("Máy chủ chung", "screen"),
        "Ctrl+Shift+O",
        _office,
        permission=Permission.REVIEW,
        is_wide=True,
    ),
    Route(
        "verify",
        said("Kiểm tra sổ", "screen"),
        "Ctrl+Shift+E",
        _verify,
        permission=Permission.REVIEW,
        is_wide=True,
    ),
    Route("shift", said("Ca làm việc", "screen"), "Ctrl+Shift+C", _shift),
    Route("blackout", said("Phiếu mất điện", "screen"), "Ctrl+Shift+M", _blackout),
    Route("outbox", said("Gửi thành phố", "screen"), "Ctrl+Shift+G", _outbox, is_wide=True),
    Route("dossier", said("Hồ sơ", "screen"), "", _dossier, is_listed=False),
)


def route_named(name: str) -> Route:
    """The screen of that name; there is one."""
    return next(route for route in ROUTES if route.name == name)


# What every clerk opens every day, what is opened first first.
DAILY = ("intake", "dossiers", "dossier", "digitisation", "shift", "outbox")


def load_daily() -> None:
    """What every clerk opens every day, loaded beside the window before it is asked for.

    A screen's own first opening would else stand still for its imports. What few open, and what
    brings a large library with it, is left to whoever opens it.
    """
    import counter_app.queries.catalogue
    import counter_app.queries.digitisation
    import counter_app.queries.dossier
    import counter_app.queries.group
    import counter_app.queries.home
    import counter_app.queries.inbox
    import counter_app.queries.odd_day
    import counter_app.queries.outbox
    import counter_app.queries.paper
    import counter_app.queries.payment
    import counter_app.queries.person
    import counter_app.queries.print_journal
    import counter_app.queries.slip
    import counter_app.queries.watch  # noqa: F401
    import ui.message_words
    import ui.printing
    import ui.scanning
    import ui.screens.digitisation
    import ui.screens.dossier
    import ui.screens.dossiers
    import ui.screens.home
    import ui.screens.intake
    import ui.screens.outbox
    import ui.screens.shift  # noqa: F401
