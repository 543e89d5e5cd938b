"""What is asked for an account, as a supervisor types it."""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.commands.user import AskDeputy, AskPerson, AskPersonChange
from counter_app.domain.identity import UserId
from counter_app.domain.user import PeopleAct, Role
from ui.forms.day import typed_day


@dataclass(frozen=True, slots=True)
class PeopleForm:
    """The fields of the screen as text; an act looks at its own alone."""

    act: PeopleAct
    person_id: str
    role: Role
    deputy_id: str = ""
    full_name: str = ""
    login: str = ""
    pin: str = ""
    first: str = ""
    last: str = ""
    reason: str = ""

    def __repr__(self) -> str:
        return "PeopleForm(…)"

    def command(self) -> AskPerson | AskPersonChange | AskDeputy:
        """Raises InputError, with the name of the field where it is one field's."""
        person_id = UserId(self.person_id)
        match self.act:
            case PeopleAct.ADD:
                return AskPerson(self.login, self.full_name, self.role, self.pin, self.reason)
            case PeopleAct.ACT_FOR:
                first, last = typed_day(self.first, "first"), typed_day(self.last, "last")
                return AskDeputy(person_id, UserId(self.deputy_id), first, last, self.reason)
            case PeopleAct.CHANGE_ROLE:
                return AskPersonChange(person_id, self.act, self.reason, self.role)
            case PeopleAct.RESET_PIN:
                return AskPersonChange(person_id, self.act, self.reason, pin=self.pin)
            case _:
                return AskPersonChange(person_id, self.act, self.reason)
