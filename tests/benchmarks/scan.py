"""Ten pages to PDF/A beside Pillow's own PDF, and ten scans kept beside raw writing."""

from __future__ import annotations

import io
import os
import secrets
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from counter_app.domain.page import Pages
from counter_app.store.blobs import Blobs
from devices.digitising.pdf_a import pdf_a
from devices.digitising.reading import PageMaker
from tests.benchmarks.harness import Figure, compare, timed
from tests.fakes import scans

AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
COUNT = 10
SIZE = 2 * 1024 * 1024


def measure(rounds: int) -> list[Figure]:
    """Both jobs; the files lie on the disk that holds this folder."""
    # 300 dpi, as the window asks of a scanner.
    contents = [
        scans.jpeg(scans.page_image(number).resize((2480, 3508)), dpi=300)
        for number in range(COUNT)
    ]
    pages: Pages = tuple(page for one in contents for page in PageMaker().read(one).pages)
    made = compare(
        "10 pages of 300 dpi to PDF/A",
        timed(lambda: void(pdf_a(pages, {"TypeName": "Tờ khai"}, AT))),
        timed(lambda: _usual(contents)),
        floor_name="Pillow",
        rounds=rounds,
        warm=1,
        budget="0.05",
    )
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        place = Path(folder)
        blobs = Blobs(place / "kept", secrets.token_bytes(32))
        kept = compare(
            "10 x 2 MB hashed, encrypted, durable",
            timed(lambda: _keep(blobs)),
            timed(lambda: _write(place)),
            floor_name="raw write + fsync",
            rounds=rounds,
            warm=1,
            budget="2.5",
        )
    return [made, kept]


def void(_content: bytes) -> None:
    """Only the time matters."""


def _usual(contents: list[bytes]) -> None:
    first, *others = [Image.open(io.BytesIO(one)) for one in contents]
    first.save(io.BytesIO(), "PDF", save_all=True, append_images=others, resolution=300)


def _keep(blobs: Blobs) -> None:
    for _ in range(COUNT):
        blobs.forget(blobs.put(secrets.token_bytes(SIZE)))


def _write(place: Path) -> None:
    for number in range(COUNT):
        path = place / f"raw-{number}"
        with path.open("wb", buffering=0) as file:
            file.write(secrets.token_bytes(SIZE))
            os.fsync(file.fileno())
        path.unlink()
