"""python -m tests.torture [--kills N] [--powercuts N] [--seed S], or one harness by its name."""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.torture import drain, exports, kill, numbers, page, power

BOTH = ("kill", "power")


def main(arguments: list[str] | None = None) -> int:
    """0 where every harness found nothing and every control was caught."""
    given = sys.argv[1:] if arguments is None else arguments
    more: dict[str, Callable[[list[str]], int]] = {
        "clerk": _clerk,
        "drafts": _drafts,
        "drain": drain.main,
        "exports": exports.main,
        "numbers": numbers.main,
        "office": _office,
        "office-move": _office_move,
        "page": page.main,
        "setup": _setup,
    }
    if given and given[0] in more:
        return more[given[0]](given[1:])
    parser = argparse.ArgumentParser(prog="torture")
    parser.add_argument(
        "what",
        nargs="*",
        metavar="HARNESS",
        help=f"{', '.join(BOTH)}, or both where none is named; or one alone, with a --help of its "
        f"own: {', '.join(more)}",
    )
    parser.add_argument("--kills", type=int, metavar="N", help="rounds of kill (2000)")
    parser.add_argument("--powercuts", type=int, metavar="N", help="cuts of power (10000)")
    parser.add_argument("--seed", type=int, default=7, metavar="N", help="where chance begins (7)")
    parsed = parser.parse_args(given)
    strange = [name for name in parsed.what if name not in BOTH]
    if strange:
        where = ", which stands first and alone" if strange[0] in more else ""
        known = ", ".join((*BOTH, *more))
        parser.error(f"no such harness here: {strange[0]}{where} (there are {known})")
    logging.getLogger().addHandler(logging.NullHandler())
    kills, cuts = parsed.kills, parsed.powercuts
    if kills is None and cuts is None:
        kills, cuts = 2_000, 10_000
        if parsed.what:
            kills = kills if "kill" in parsed.what else None
            cuts = cuts if "power" in parsed.what else None
    is_good = True
    with tempfile.TemporaryDirectory(prefix="counter-torture-") as folder:
        if kills:
            is_good &= kill.main(kills, parsed.seed, Path(folder) / "kill")
        if cuts:
            is_good &= power.main(cuts, parsed.seed, Path(folder) / "power")
    return 0 if is_good else 1


def _clerk(arguments: list[str]) -> int:
    """Loaded when asked for: the other harnesses need no window."""
    from tests.journeys.clerk import day

    return day.main(arguments)


def _drafts(arguments: list[str]) -> int:
    from tests.torture import drafts

    return drafts.main(arguments)


def _setup(arguments: list[str]) -> int:
    from tests.torture import setup

    return setup.main(arguments)


def _office(arguments: list[str]) -> int:
    """Loaded when asked for: PostgreSQL is for offices alone."""
    from tests.torture import office

    return office.main(arguments)


def _office_move(arguments: list[str]) -> int:
    from tests.torture import office_move

    return office_move.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
