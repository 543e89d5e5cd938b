"""Ten pages to PDF/A beside Pillow's own PDF, and ten scans kept beside raw writing; a network
scanner's ten pages, both sides of five sheets, to one kept file beside the bare transfer.
"""

from __future__ import annotations

import io
import itertools
import os
import secrets
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image

from counter_app.domain.page import Page, Pages
from counter_app.ports import ScanWish
from counter_app.store.blobs import Blobs
from devices.digitising.escl import EsclScanner
from devices.digitising.pdf_a import pdf_a
from devices.digitising.reading import PageMaker
from tests.benchmarks.harness import Figure, compare, timed
from tests.fakes import scans
from tests.fakes.escl_server import escl_server

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
        come = _from_the_scanner(contents, blobs, rounds)
    return [made, kept, come]


def _from_the_scanner(contents: list[bytes], blobs: Blobs, rounds: int) -> Figure:
    """Key F7 to a file in the store, less what a person does in between.

    The scanner makes 120 pictures a minute, as the quickest of an office do: a page is read while
    the next one is being made.
    """
    with escl_server() as server:
        server.pace_s = 0.5

        def ours() -> None:
            server.tray = list(contents)
            pages: list[Page] = []
            reader = PageMaker()
            EsclScanner(server.address).scan(
                ScanWish(is_duplex=True),
                lambda one: pages.extend(reader.read(one).pages),
                lambda: False,
            )
            assert len(pages) == COUNT
            # Another instant each time, so that no round finds its file kept already.
            at = AT + timedelta(seconds=next(seconds))
            blobs.put(reader.make(tuple(pages), {"TypeName": "Tờ khai"}, at))

        def transfer() -> None:
            server.tray = list(contents)
            EsclScanner(server.address).scan(ScanWish(is_duplex=True), void, lambda: False)

        seconds = itertools.count()
        return compare(
            "10 pages of an eSCL scanner to one PDF/A in the store",
            timed(ours),
            timed(transfer),
            floor_name="the transfer alone",
            rounds=min(rounds, 5),
            warm=0,
            budget="+1000 ms",
        )


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
