"""What a query is: a frozen question whose answer is frozen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from counter_app.domain.user import Permission

if TYPE_CHECKING:
    from counter_app.queries.view import View

T = TypeVar("T")


class Query(Generic[T]):
    """A question to the desk. `act` is set where asking is itself an act for the audit trail."""

    __slots__ = ()
    permission: ClassVar[Permission] = Permission.READ
    act: ClassVar[str | None] = None

    def answer(self, view: View) -> T:
        """The rows, read in one transaction."""
        raise NotImplementedError(type(self).__name__, view)

    def subject(self) -> str:
        """Whom or what an audited question is about, without personal data."""
        return ""
