"""python -m tests.benchmarks [ROW…] [--quick] [--json FILE]: the figures as a table and as JSON;
or `fleet`, a whole city of counters.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import day, fleet, receipt, relay, report, save, scan, search, stall, start
from tests.benchmarks.harness import Figure, table

# Each with its rounds, and the fewest of them that say anything.
ROWS: dict[str, tuple[Callable[[int], Sequence[Figure]], int, int]] = {
    "start": (start.measure, 15, 3),
    "save": (lambda rounds: [save.measure(rounds)], 600, 3),
    "receipt": (lambda rounds: [receipt.measure(rounds)], 60, 3),
    "relay": (relay.measure, 7, 3),
    "stall": (stall.measure, 3, 1),
    "day": (day.measure, day.FULL, 1),
    "alive": (day.measure_alive, day.FULL, 1),
    "scan": (scan.measure, 15, 3),
    "search": (search.measure, search.FULL_ROUNDS, 1),
    "report": (report.measure, report.FULL_ROUNDS, report.FULL_ROUNDS // 3),
}


def main() -> int:
    """Measure every row, or those that are named; figures are told, never asserted."""
    if sys.argv[1:2] == ["fleet"]:
        return fleet.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=" ".join(ROWS))
    parser.add_argument("--quick", action="store_true", help="a tenth of the rounds")
    parser.add_argument("--json", type=Path, default=Path("bench.json"))
    parsed = parser.parse_args()
    if unknown := set(parsed.rows) - set(ROWS):
        parser.error(f"no such row: {' '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in parsed.rows or ROWS:
        measure, rounds, least = ROWS[name]
        found = measure(max(least, rounds // 10) if parsed.quick else rounds)
        print(table(list(found)), flush=True)
        figures += found
    print()
    print(table(figures))
    facts = [{**asdict(one), "ratio": one.ratio, "ratio_p99": one.ratio_p99} for one in figures]
    parsed.json.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
