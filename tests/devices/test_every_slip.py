"""Every paper that fits a roll: the bytes, read by a reader of its own, are the preview's dots."""

from __future__ import annotations

import pytest

from counter_app.commands.intake import DossierReceived
from counter_app.commands.payment import RequestPayment
from counter_app.desk import Desk
from counter_app.domain.bill import BillAsked
from counter_app.domain.channel import Channel
from counter_app.domain.payment import QrTender
from counter_app.domain.user import Actor
from counter_app.paper.blocks import Paper, Qr
from counter_app.ports import Raster
from counter_app.queries.slip import PaperFor
from devices.drawing import PaperDrawing
from devices.escpos.encode import encode
from tests.builders import HOUSEHOLD_BUSINESS, a_dossier, open_a_shift
from tests.devices.test_drawing import ON_ROLLS, codes, picture
from tests.fakes.printer import Decoder


def printed(paper: Paper, dots: int) -> Raster:
    """What comes out of a printer that is fed the paper's bytes."""
    decoder = Decoder()
    decoder.feed(encode(PaperDrawing().raster(paper, dots)))
    return decoder.paper()


@pytest.mark.parametrize("dots", [384, 576])
@pytest.mark.parametrize("name", ON_ROLLS)
def test_what_is_printed_is_the_preview_dot_for_dot(name: str, dots: int) -> None:
    paper = ON_ROLLS[name]

    assert printed(paper, dots) == PaperDrawing().raster(paper, dots)


@pytest.mark.parametrize("dots", [384, 576])
def test_each_code_on_the_slips_of_a_waiting_payment_is_read_from_the_print(
    desk: Desk, clerk: Actor, dots: int
) -> None:
    open_a_shift(desk, clerk)
    request = RequestPayment("p1", "d1", HOUSEHOLD_BUSINESS, Channel.COUNTER, BillAsked())
    desk.submit(request, by=clerk)
    dossier = a_dossier("d1", HOUSEHOLD_BUSINESS, tender=QrTender("p1"))
    received: DossierReceived = desk.submit(dossier, by=clerk).value
    paid: DossierReceived = desk.submit(a_dossier("d2"), by=clerk).value
    assert paid.receipt_number is not None
    for kind, number in (("intake-slip", received.code), ("receipt", paid.receipt_number)):
        paper = desk.ask(PaperFor(kind, number), by=clerk).paper
        payloads = {block.payload for block in paper if isinstance(block, Qr)}

        assert payloads
        assert codes(picture(printed(paper, dots))) == payloads, kind
