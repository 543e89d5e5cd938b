"""The file that is kept: the scanner's own bytes, described, and nothing that acts."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pdf_oxide import PdfDocument
from PIL import Image

from counter_app.domain.errors import InputError
from devices.digitising.reading import PageMaker
from tests.fakes import scans, signing

MAKER = PageMaker()
AT = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
DESCRIBED = {
    "DocCode": "H26.1-TP01-0001-V1",
    "TypeName": "Tờ khai xác nhận tình trạng hôn nhân",
    "Subject": "Tờ khai – H26.1-261126-0001",
    "OrganName": "Cá nhân, tổ chức nộp",
    "IssuedDate": "2026-11-26",
    "Language": "vi",
}


def picture_of(page: pikepdf.Page) -> pikepdf.Stream:
    (picture,) = page.get_images().values()
    assert isinstance(picture, pikepdf.Stream)
    return picture


def test_the_pictures_bytes_are_in_the_file_and_each_page_has_its_paper_size() -> None:
    contents = [scans.jpeg(), scans.jpeg(dpi=300, grey=True)]
    pages = tuple(page for content in contents for page in MAKER.read(content).pages)

    made = MAKER.make(pages, DESCRIBED, AT)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        kept = [picture_of(page).read_raw_bytes() for page in pdf.pages]
        sizes = [[round(float(side)) for side in page.mediabox[2:]] for page in pdf.pages]
    assert kept == contents
    assert sizes == [[595, 842], [397, 561]]


def test_a_png_keeps_its_dots_and_a_turn_its_place() -> None:
    (page,) = MAKER.read(scans.png()).pages

    made = MAKER.make((replace(page, turn=90),), DESCRIBED, AT)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        (sheet,) = pdf.pages
        picture = pikepdf.PdfImage(picture_of(sheet)).as_pil_image()
        assert sheet.Rotate == 90
    assert picture.convert("RGB").tobytes() == scans.page_image().tobytes()


def test_what_the_archive_asks_for_is_said_in_the_file_and_nothing_acts() -> None:
    made = MAKER.make(MAKER.read(scans.jpeg()).pages, DESCRIBED, AT)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        words = pdf.open_metadata()
        assert words.pdfa_status == "2B"
        assert words["dc:title"] == DESCRIBED["TypeName"]
        assert words["dc:identifier"] == DESCRIBED["DocCode"]
        assert words["dc:description"] == DESCRIBED["Subject"]
        assert words["xmp:CreateDate"] == "2026-11-26T09:30:00+00:00"
        (intent,) = pdf.Root.OutputIntents
        assert bytes(intent.DestOutputProfile.read_bytes())[36:40] == b"acsp"
        assert set(pdf.Root.keys()) <= {
            "/Type", "/Pages", "/Metadata", "/OutputIntents", "/PageLayout", "/PageMode",
        }  # fmt: skip
        assert "/Info" not in pdf.trailer
        assert "/ID" in pdf.trailer


def test_the_same_pages_at_the_same_instant_are_the_same_file() -> None:
    pages = MAKER.read(scans.jpeg()).pages
    made = MAKER.make(pages, DESCRIBED, AT)

    # The libraries beneath read the computer's own clock, to the second.
    time.sleep(1.1 - time.time() % 1)

    assert MAKER.make(pages, DESCRIBED, AT) == made


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "CMYK", "I;16"])
def test_every_kind_of_picture_becomes_a_page(mode: str) -> None:
    image = scans.page_image().resize((400, 566))
    out = io.BytesIO()
    converted = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    converted.save(out, "TIFF", dpi=(300, 300))

    made = MAKER.make(MAKER.read(out.getvalue()).pages, DESCRIBED, AT)

    with pikepdf.open(io.BytesIO(made)) as pdf:
        seen = pikepdf.PdfImage(picture_of(pdf.pages[0])).as_pil_image().convert("L")
    with Image.open(io.BytesIO(scans.png(image))) as wanted:
        assert seen.size == wanted.size


def test_no_page_is_no_file() -> None:
    with pytest.raises(InputError) as raised:
        MAKER.make((), DESCRIBED, AT)

    assert raised.value.code == "scan_pages_wrong"


def two_tone() -> bytes:
    out = io.BytesIO()
    scans.page_image(3).convert("1").save(out, "PNG", dpi=(300, 300))
    return out.getvalue()


def see_through() -> bytes:
    out = io.BytesIO()
    scans.page_image(4).convert("RGBA").save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


@pytest.mark.parametrize(
    "contents",
    [
        (scans.jpeg(),),
        (scans.jpeg(grey=True),),
        (scans.png(),),
        (two_tone(),),
        (see_through(),),
        (scans.jpeg(), scans.png(), two_tone()),
    ],
    ids=["colour", "grey", "png", "two-tone", "see-through", "mixed"],
)
def test_a_validator_that_shares_no_code_with_us_calls_it_pdf_a_2b(
    contents: tuple[bytes, ...], tmp_path: Path
) -> None:
    pages = tuple(page for one in contents for page in MAKER.read(one).pages)
    made = MAKER.make(tuple(replace(page, turn=90) for page in pages), DESCRIBED, AT)

    verdict = verdict_on(made, tmp_path)

    assert (verdict["valid"], verdict["errors"]) == (True, [])


def test_that_validator_does_find_what_is_no_pdf_a(tmp_path: Path) -> None:
    assert not verdict_on(signing.plain_pdf(), tmp_path)["valid"]


def verdict_on(content: bytes, folder: Path) -> Mapping[str, Any]:
    path = folder / "made.pdf"
    path.write_bytes(content)
    found: Mapping[str, Any] = PdfDocument(str(path)).validate_pdf_a("2b")
    return found
