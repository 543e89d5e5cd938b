"""The verb that the uninstaller asks: may the program go, or would something be left behind?"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from counter_app.domain.errors import RuleError
from counter_app.verbs.answer import DONE, FAULT, Answer, open_for

if TYPE_CHECKING:
    from counter_app.settings import Settings


def check(parsed: argparse.Namespace, settings: Settings) -> Answer:
    """Exit 0: everything is with the city or in a parcel. The book itself stays in any case.

    Raises StoreError("already_held") while the window is open.
    """
    from counter_app.domain.user import SYSTEM
    from counter_app.main import desk_lock, has_book
    from counter_app.queries.uninstall import Leaving, WhatIsLeft
    from ui.messages import sentence

    if settings.database_url:
        # The queue lies in the office's database, and any other counter sends it.
        left = Leaving(0, 0, 0)
    elif not has_book(settings):
        left = Leaving(0, 0, 0)
    else:
        with desk_lock(settings), open_for(settings) as desk:
            left = desk.ask(WhatIsLeft(), by=SYSTEM)
    facts = {
        "may_uninstall": left.is_free,
        "waiting": left.waiting,
        "carried": left.carried,
        "refused": left.refused,
        "data_dir": str(settings.data_dir),
    }
    lines = tuple(f"{name}: {value}" for name, value in facts.items())
    if left.is_free:
        return Answer(facts, lines, DONE)
    why = RuleError("uninstall_unsent", waiting=left.waiting - left.carried, refused=left.refused)
    return Answer(facts, lines, FAULT, sentence(why, parsed.lang))
