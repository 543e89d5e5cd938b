"""Pages to PDF/A-2b: pictures kept as they are, described, without scripts or attachments."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from counter_app import __version__, read_ahead
from counter_app.domain.page import Page, Pages

if TYPE_CHECKING:
    import pikepdf

_POINTS = 72
# Where each field of a description stands in the file, by the schemas that PDF/A knows of itself.
_PLACES: Mapping[str, str] = {
    "DocCode": "dc:identifier",
    "TypeName": "dc:title",
    "Subject": "dc:description",
    "IssuedDate": "dc:date",
    "OrganName": "dc:creator",
    "Language": "dc:language",
    "Keyword": "pdf:Keywords",
}
_SHAPES: Mapping[str, Callable[[str], list[str] | set[str]]] = {
    "dc:date": lambda value: [value],
    "dc:creator": lambda value: [value],
    "dc:language": lambda value: {value},
}


def pdf_a(pages: Pages, described: Mapping[str, str], made_at: datetime) -> bytes:
    """One file of all the pages; the same pages at the same instant give the same bytes."""
    for package in ("PIL", "lxml", "pikepdf"):
        read_ahead.libraries(package)
    import img2pdf
    import pikepdf

    waiting = iter(pages)

    def layout(width: int, height: int, _told: object) -> tuple[float, float, float, float]:
        points = _POINTS / next(waiting).dpi
        across, down = width * points, height * points
        return across, down, across, down

    raw = img2pdf.convert(
        [page.content for page in pages],
        layout_fun=layout,
        rotation=img2pdf.Rotation.none,
        first_frame_only=True,
        nodate=True,
        engine=img2pdf.Engine.pikepdf,
    )
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for sheet, page in zip(pdf.pages, pages, strict=True):
            _turn(sheet, page)
        _intend(pdf)
        _describe(pdf, described, made_at)
        pdf.save(out, min_version="1.7", deterministic_id=True, linearize=False)
    return out.getvalue()


def _turn(sheet: pikepdf.Page, page: Page) -> None:
    if page.turn:
        sheet.obj.Rotate = page.turn


def _intend(pdf: pikepdf.Pdf) -> None:
    """What its colours mean: sRGB, said in the file itself."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    profile = Stream(pdf, _srgb())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _srgb() -> bytes:
    from importlib.resources import files

    return (files("pikepdf") / "pdfa" / "data" / "sRGB.icc").read_bytes()


def _describe(pdf: pikepdf.Pdf, described: Mapping[str, str], made_at: datetime) -> None:
    # The identity that img2pdf gave is of the second it ran in, and saving would keep it.
    for told in ("/Info", "/ID"):
        if told in pdf.trailer:
            del pdf.trailer[told]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        for field, place in _PLACES.items():
            if value := described.get(field):
                words[place] = _SHAPES[place](value) if place in _SHAPES else value
        made = made_at.isoformat(timespec="seconds")
        words["xmp:CreateDate"] = words["xmp:ModifyDate"] = words["xmp:MetadataDate"] = made
        words["xmp:CreatorTool"] = f"Quay Mot Cua {__version__}"
        words["pdfaid:part"] = "2"
        words["pdfaid:conformance"] = "B"
