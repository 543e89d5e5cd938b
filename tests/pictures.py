"""python -m tests.pictures DAY DOCS: keeps the captures that the documents show."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

SHOWN = {
    "thu-tuc.png": "procedure.png",
    "giay-to.png": "papers.png",
    "thu-qr.png": "payment.png",
    "thu-qr-cong-dan.png": "citizen-payment.png",
    "da-nhan-tien-cong-dan.png": "citizen-received.png",
    "da-tiep-nhan.png": "received.png",
    "mat-ket-noi.png": "city-away.png",
    "da-chot-ca.png": "shift-closed.png",
}


def main(day: Path, docs: Path) -> int:
    """Copy the first capture of each kind; a kind that is missing is a fault."""
    docs.mkdir(parents=True, exist_ok=True)
    missing = []
    for ending, name in SHOWN.items():
        found = sorted(path for path in day.glob(f"*-{ending}"))
        if found:
            shutil.copyfile(found[0], docs / name)
        else:
            missing.append(ending)
    papers = sorted((day / "papers").glob("*.png"))
    if papers:
        shutil.copyfile(papers[0], docs / "intake-slip.png")
    if missing:
        print("no capture of:", ", ".join(missing), file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
