"""Every file from outside is read within bounds, or refused by name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from counter_app.domain.errors import CounterError
from counter_app.domain.page import JPEG, PNG, Page
from devices.digitising.cage import PdfLimits
from devices.digitising.reading import PageMaker, content_of
from tests.fakes import scans

MAKER = PageMaker()


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(CounterError) as raised:
        act()
    return raised.value.code


def only(content: bytes) -> Page:
    (page,) = MAKER.read(content).pages
    return page


def test_a_jpeg_stays_byte_for_byte() -> None:
    content = scans.jpeg()
    page = only(content)

    assert (page.content, page.media) == (content, JPEG)
    assert (page.width, page.height, page.dpi) == (*scans.A4, 200)
    assert page.preview.startswith(b"\xff\xd8")


def test_a_plain_png_stays_and_a_transparent_one_loses_what_pdf_a_forbids() -> None:
    content = scans.png()
    assert (only(content).content, only(content).media) == (content, PNG)

    glass = Image.new("RGBA", (600, 800), (255, 0, 0, 128))
    page = only(scans.png(glass))
    import io

    with Image.open(io.BytesIO(page.content)) as kept:
        assert (kept.mode, kept.getpixel((5, 5))) == ("RGB", (255, 127, 127))


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    pages = [scans.page_image(number) for number in (1, 2, 3)]
    pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(300, 300))

    found = MAKER.read_file(path).pages

    assert [page.dpi for page in found] == [300, 300, 300]
    assert len({page.content for page in found}) == 3


@pytest.mark.parametrize("dpi", [1, 72, 96])
def test_a_resolution_nobody_set_is_told_from_the_paper(dpi: int) -> None:
    assert only(scans.jpeg(dpi=dpi)).dpi == 200


@pytest.mark.parametrize("skew", [-4.0, -1.8, 0.0, 2.5, 6.0])
def test_a_crooked_page_is_told_by_how_much(skew: float) -> None:
    page = only(scans.jpeg(scans.page_image(skew=skew)))

    assert page.skew == pytest.approx(-skew, abs=0.3)
    assert page.is_crooked == (abs(skew) >= 1.5)


def test_blank_is_told_from_nearly_blank() -> None:
    paper = Image.new("RGB", scans.A4, (238, 236, 228))
    assert only(scans.jpeg(paper)).is_blank
    # A shadow at the rim is nothing on the page.
    paper.paste((60, 60, 60), (0, 0, 30, scans.A4[1]))
    assert only(scans.jpeg(paper)).is_blank

    paper.paste((40, 40, 40), (700, 1000, 900, 1020))
    assert not only(scans.jpeg(paper)).is_blank


def test_colour_of_the_scan_is_told_from_colour_on_the_page() -> None:
    grey, colour = only(scans.jpeg(grey=True)), only(scans.jpeg())
    stamped = only(scans.jpeg(scans.page_image(stamp=True)))
    grey_as_colour = only(scans.jpeg(scans.page_image().convert("L").convert("RGB")))

    assert [(one.is_colour, one.has_colour) for one in (grey, grey_as_colour, stamped)] == [
        (False, False),
        (False, False),
        (True, True),
    ]
    assert not colour.has_colour


def test_pictures_of_a_scanned_pdf_come_out_as_they_went_in() -> None:
    pages = [scans.jpeg(scans.page_image(number)) for number in (1, 2)]

    found = MAKER.read(scans.pdf_of(*pages)).pages

    assert [page.content for page in found] == pages
    assert [page.dpi for page in found] == [200, 200]


def test_a_page_that_is_no_picture_is_drawn() -> None:
    (page,) = MAKER.read(scans.pdf_with(b"0.8 0 0 rg 100 100 300 300 re f")).pages

    assert (page.media, page.dpi, page.has_colour) == (PNG, 300, True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "scan_size_wrong"),
        (b"<!DOCTYPE html><html><body>Login</body></html>", "scan_is_web_page"),
        (b"\xef\xbb\xbf\n<HTML>", "scan_is_web_page"),
        (b"PK\x03\x04 a parcel", "scan_kind_unknown"),
        (b"MZ a program", "scan_kind_unknown"),
        (scans.huge_png(), "scan_too_many_dots"),
        (scans.huge_png(8_000, 6_000), "scan_too_many_dots"),
        (scans.jpeg()[:40_000], "scan_broken"),
        (scans.png()[:9_000], "scan_broken"),
        (b"\x89PNG\r\n\x1a\n", "scan_broken"),
        (b"\xff\xd8\xff\xe0", "scan_broken"),
        (b"II*\x00\xff\xff\xff\xff", "scan_broken"),
        (b"%PDF-1.7 and nothing more", "scan_broken"),
        (scans.pdf_with(b"", pages=501), "scan_pages_wrong"),
        (scans.pdf_with(b"0 0 9 9 re f", side=14_000), "scan_too_many_dots"),
        (scans.locked_pdf(), "scan_pdf_locked"),
    ],
)
def test_what_cannot_be_a_scan_is_refused_by_name(content: bytes, code: str) -> None:
    assert refusal(lambda: MAKER.read(content)) == code


def test_the_huge_picture_is_small_on_disk() -> None:
    assert len(scans.huge_png()) < 60_000


def test_a_pdf_that_keeps_the_machine_busy_is_given_up() -> None:
    hasty = PageMaker(PdfLimits(seconds=1.0))

    assert refusal(lambda: hasty.read(scans.pdf_bomb())) == "scan_pdf_too_heavy"


@pytest.mark.skipif(os.name == "nt", reason="Windows bounds the time alone")
def test_a_pdf_that_wants_too_much_memory_is_given_up() -> None:
    narrow = PageMaker(PdfLimits(memory=450 * 1024 * 1024))

    code = refusal(lambda: narrow.read(scans.pdf_with(b"0 0 9 9 re f", side=1_490)))

    assert code in {"scan_pdf_too_heavy", "scan_broken"}


def test_what_would_unfold_without_end_is_given_up() -> None:
    narrow = PageMaker(PdfLimits(bytes_out=1000))

    assert refusal(lambda: narrow.read(scans.pdf_of(scans.jpeg()))) == "scan_pdf_too_heavy"


def test_files_that_are_none_are_refused_by_name(tmp_path: Path) -> None:
    empty = tmp_path / "CON.pdf"
    empty.touch()
    fat = tmp_path / "fat.pdf"
    with fat.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)

    assert refusal(lambda: content_of(empty)) == "scan_size_wrong"
    assert refusal(lambda: content_of(fat)) == "scan_size_wrong"
    assert refusal(lambda: content_of(tmp_path / "gone.pdf")) == "scan_vanished"
    assert refusal(lambda: content_of(tmp_path)) in {"scan_unreadable", "scan_kind_unknown"}
    assert refusal(lambda: content_of(tmp_path / "a\0b")) == "scan_unreadable"


@pytest.mark.skipif(os.name == "nt", reason="no named pipe in a folder there")
def test_a_pipe_in_the_folder_keeps_nobody_waiting(tmp_path: Path) -> None:
    pipe = tmp_path / "scan.pdf"
    os.mkfifo(pipe)

    assert refusal(lambda: content_of(pipe)) == "scan_kind_unknown"
