"""What a command is refused with."""

from __future__ import annotations

from typing import Any

import pytest

from counter_app.commands.outcome import Command
from counter_app.desk import Desk
from counter_app.domain.errors import CounterError
from counter_app.domain.user import Actor


def refusal(desk: Desk, command: Command[Any], by: Actor) -> tuple[str, dict[str, object]]:
    """The code, and the facts that its sentence names."""
    with pytest.raises(CounterError) as told:
        desk.submit(command, by=by)
    return told.value.code, dict(told.value.facts)
