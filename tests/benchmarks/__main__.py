"""python -m tests.benchmarks [--quick] [--json FILE]: the figures as a table and as JSON; or
`fleet`, a whole city of counters.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks import day, fleet, receipt, relay, report, save, scan, search, stall, start
from tests.benchmarks.harness import Figure, table


def main() -> int:
    """Measure every row; figures are told, never asserted."""
    if sys.argv[1:2] == ["fleet"]:
        return fleet.main(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true", help="a tenth of the rounds")
    parser.add_argument("--json", type=Path, default=Path("bench.json"))
    parsed = parser.parse_args()
    less = 10 if parsed.quick else 1
    figures: list[Figure] = []
    started = start.measure(max(3, 15 // less))
    print(table(started), flush=True)
    figures += started
    for measure, rounds in (
        (save.measure, 600),
        (receipt.measure, 60),
    ):
        figures.append(measure(max(3, rounds // less)))
        print(table(figures[-1:]), flush=True)
    drained = relay.measure(max(3, 7 // less))
    print(table(drained), flush=True)
    figures += drained
    stood = stall.measure(max(1, 3 // less))
    print(table(stood), flush=True)
    figures += stood
    worked = day.measure(day.FULL // less)
    print(table(worked), flush=True)
    figures += worked
    kept = scan.measure(max(3, 15 // less))
    print(table(kept), flush=True)
    figures += kept
    found = search.measure(search.FULL_ROUNDS // less)
    print(table(found), flush=True)
    figures += found
    told = report.measure(report.FULL_ROUNDS // (3 if parsed.quick else 1))
    print(table(told), flush=True)
    figures += told
    print()
    print(table(figures))
    facts = [{**asdict(one), "ratio": one.ratio, "ratio_p99": one.ratio_p99} for one in figures]
    parsed.json.write_text(json.dumps(facts, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
