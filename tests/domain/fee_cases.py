"""Cases of fees with the amount that the law gives, worked out by hand and never by our code.

The figures are those of the published texts: TT 226/2016 Art. 4 (certification), TT 281/2016
Art. 4 (civil-status extracts), NQ 06/2020 Hà Nội (civil status, land), NQ 77/2025 (online),
NQ 78/2026 (household business), TT 16/2025 (judicial record), TT 117/2026 (digital citizens).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PAGES = "page_of_original_per_copy"
VALUE = "percent_of_value"
TODAY = "2026-11-26"


@dataclass(frozen=True, slots=True)
class FeeCase:
    """What was asked on a day, what is owed, and the rules of the lines that say so."""

    claim: str
    code: str
    owed: int
    rules: tuple[str, ...]
    on: str = TODAY
    channel: str = "counter"
    quantities: Mapping[str, int] = field(default_factory=dict)
    exemptions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def _pages(pages: int, owed: int, copies: int | None = None) -> FeeCase:
    asked = {PAGES: pages} if copies is None else {PAGES: pages, "copy": copies}
    claim = f"{pages} pages, {copies or 1} copies"
    return FeeCase(claim, "2.000815", owed, ("PHI_CT_BANSAO-1",), quantities=asked)


def _value(dong: int, owed: int) -> FeeCase:
    """Registration by an individual in a ward is 28,000 beside the appraisal."""
    return FeeCase(
        f"appraisal of {dong:,}",
        "1.013831",
        owed + 28_000,
        ("LP_BIENDONG-1", "PHI_THAMDINH_GCN-2"),
        quantities={VALUE: dong},
        answers=("payer=individual,area=phuong",),
    )


def _land(rule: str, payer: str, area: str, owed: int, quantity: int = 1) -> FeeCase:
    return FeeCase(
        f"certificate {rule}, {payer} {area} × {quantity}",
        "1.012783",
        owed,
        (rule,),
        quantities={"certificate": quantity},
        answers=(rule, f"payer={payer},area={area}"),
    )


def _digital(claim: str, code: str, owed: int, rules: tuple[str, ...], on: str) -> FeeCase:
    """Two extract copies asked for by a digital citizen."""
    base = rules[0]
    answers = (base,) if base.startswith("LP_HO_TICH") else ()
    return FeeCase(
        claim,
        code,
        owed,
        rules,
        on=on,
        quantities={"copy": 2},
        exemptions=("cong_dan_so",),
        answers=answers,
    )


CASES: tuple[FeeCase, ...] = (
    # Certified copies: 2,000 for pages 1 and 2, 1,000 from page 3, at most 200,000 a copy.
    _pages(1, 2_000),
    _pages(2, 4_000),
    _pages(3, 5_000),
    _pages(10, 12_000),
    _pages(197, 199_000),
    _pages(198, 200_000),
    _pages(199, 200_000),
    _pages(200, 200_000),
    _pages(3, 15_000, copies=3),
    _pages(200, 400_000, copies=2),
    _pages(1, 200_000, copies=100),
    # Certified signatures: by case, whatever the number of signatures in one paper.
    FeeCase("one signature", "2.000884", 10_000, ("PHI_CT_CHUKY-1",)),
    FeeCase("four papers signed", "2.000884", 40_000, ("PHI_CT_CHUKY-1",), quantities={"case": 4}),
    FeeCase("the first day of the table", "2.000884", 10_000, ("PHI_CT_CHUKY-1",), on="2017-01-01"),
    # Transactions.
    FeeCase("a transaction", "2.001035", 50_000, ("PHI_CT_GD-1",), answers=("PHI_CT_GD-1",)),
    FeeCase(
        "two transactions",
        "2.001035",
        100_000,
        ("PHI_CT_GD-1",),
        answers=("PHI_CT_GD-1",),
        quantities={"transaction": 2},
    ),
    FeeCase(
        "a mortgage for a farm loan",
        "2.001035",
        0,
        ("PHI_CT_GD-1",),
        answers=("PHI_CT_GD-1",),
        exemptions=("vay_von_nong_nghiep_ND55_2015_the_chap",),
    ),
    FeeCase(
        "a transaction amended", "2.001035", 30_000, ("PHI_CT_SDBS-2",), answers=("PHI_CT_SDBS-2",)
    ),
    FeeCase(
        "a farm loan does not free an amendment",
        "2.001035",
        30_000,
        ("PHI_CT_SDBS-2",),
        answers=("PHI_CT_SDBS-2",),
        exemptions=("vay_von_nong_nghiep_ND55_2015_the_chap",),
    ),
    FeeCase(
        "an error mended", "2.001035", 25_000, ("PHI_CT_SUALOI-3",), answers=("PHI_CT_SUALOI-3",)
    ),
    # A copy from the register.
    FeeCase("a copy from the register", "2.000908", 0, ("phi-1",)),
    FeeCase("five copies from the register", "2.000908", 0, ("phi-1",), quantities={"copy": 5}),
    # Birth: in time 0, late 5,000, extract copies 8,000 each.
    FeeCase("a birth in time", "1.001193", 0, ("LP_HO_TICH-1",), answers=("LP_HO_TICH-1",)),
    FeeCase("a late birth", "1.001193", 5_000, ("LP_HO_TICH-2",), answers=("LP_HO_TICH-2",)),
    FeeCase(
        "a late birth of a poor household",
        "1.001193",
        0,
        ("LP_HO_TICH-2",),
        answers=("LP_HO_TICH-2",),
        exemptions=("ho_ngheo",),
    ),
    FeeCase(
        "old age does not free a late birth",
        "1.001193",
        5_000,
        ("LP_HO_TICH-2",),
        answers=("LP_HO_TICH-2",),
        exemptions=("nguoi_cao_tuoi",),
    ),
    FeeCase(
        "a late birth and three extracts",
        "1.001193",
        29_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-4"),
        answers=("LP_HO_TICH-2",),
        quantities={"copy": 3},
    ),
    FeeCase(
        "poverty does not free the extracts",
        "1.001193",
        8_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-4"),
        answers=("LP_HO_TICH-2",),
        exemptions=("ho_ngheo",),
        quantities={"copy": 1},
    ),
    FeeCase("a birth online, first day", "1.001193", 0, ("le_phi-3",), "2026-01-01", "online"),
    _digital(
        "birth extracts on the first free day",
        "1.001193",
        5_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-5"),
        "2026-08-15",
    ),
    _digital(
        "birth extracts on the day before",
        "1.001193",
        21_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-4"),
        "2026-08-14",
    ),
    # Marriage: nothing to pay, extracts 8,000 each.
    FeeCase("a marriage", "1.000894", 0, ("LP_HO_TICH-1",)),
    FeeCase(
        "a marriage and two extracts",
        "1.000894",
        16_000,
        ("LP_HO_TICH-1", "PHI_TRICH_LUC-2"),
        quantities={"copy": 2},
    ),
    _digital(
        "marriage extracts on the last free day",
        "1.000894",
        0,
        ("LP_HO_TICH-1", "PHI_TRICH_LUC-3"),
        "2027-02-28",
    ),
    _digital(
        "marriage extracts on the day after",
        "1.000894",
        16_000,
        ("LP_HO_TICH-1", "PHI_TRICH_LUC-2"),
        "2027-03-01",
    ),
    # Death: in time 0, late 5,000.
    FeeCase("a death in time", "1.000656", 0, ("LP_HO_TICH-1",), answers=("LP_HO_TICH-1",)),
    FeeCase("a late death", "1.000656", 5_000, ("LP_HO_TICH-2",), answers=("LP_HO_TICH-2",)),
    FeeCase(
        "a late death of a person with merit",
        "1.000656",
        0,
        ("LP_HO_TICH-2",),
        answers=("LP_HO_TICH-2",),
        exemptions=("nguoi_co_cong",),
    ),
    FeeCase(
        "a late death and one extract",
        "1.000656",
        13_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-4"),
        answers=("LP_HO_TICH-2",),
        quantities={"copy": 1},
    ),
    _digital(
        "death extracts of a digital citizen",
        "1.000656",
        5_000,
        ("LP_HO_TICH-2", "PHI_TRICH_LUC-5"),
        TODAY,
    ),
    FeeCase("a death online", "1.000656", 0, ("le_phi-3",), channel="online"),
    # Extracts by themselves.
    FeeCase("one extract", "2.000635", 8_000, ("PHI_TRICH_LUC-1",)),
    FeeCase("ten extracts", "2.000635", 80_000, ("PHI_TRICH_LUC-1",), quantities={"copy": 10}),
    FeeCase(
        "three extracts online",
        "2.000635",
        0,
        ("phi-3",),
        "2026-01-01",
        "online",
        {"copy": 3},
    ),
    FeeCase(
        "an extract of a digital citizen",
        "2.000635",
        0,
        ("PHI_TRICH_LUC-2",),
        exemptions=("cong_dan_so",),
    ),
    # Marital status: 3,000 at the counter, 0 online since 01/01/2026.
    FeeCase("marital status", "1.004873", 3_000, ("LP_HO_TICH-1",)),
    FeeCase(
        "marital status of a disabled person",
        "1.004873",
        0,
        ("LP_HO_TICH-1",),
        exemptions=("nguoi_khuyet_tat",),
    ),
    FeeCase(
        "marital status, poor and disabled",
        "1.004873",
        0,
        ("LP_HO_TICH-1",),
        exemptions=("ho_ngheo", "nguoi_khuyet_tat"),
    ),
    FeeCase(
        "a digital citizen pays for marital status",
        "1.004873",
        3_000,
        ("LP_HO_TICH-1",),
        exemptions=("cong_dan_so",),
    ),
    FeeCase("marital status online", "1.004873", 0, ("le_phi-2",), "2026-01-01", "online"),
    FeeCase("marital status the year before", "1.004873", 3_000, ("LP_HO_TICH-1",), "2025-12-31"),
    # Correction of civil status: 5,000 under 14, 25,000 from 14.
    FeeCase(
        "a child's correction", "1.004859", 5_000, ("LP_HO_TICH-1",), answers=("LP_HO_TICH-1",)
    ),
    FeeCase(
        "a grown-up's correction",
        "1.004859",
        25_000,
        ("LP_HO_TICH-2",),
        answers=("LP_HO_TICH-2",),
    ),
    FeeCase("a correction online", "1.004859", 0, ("le_phi-3",), channel="online"),
    FeeCase(
        "a correction and an extract",
        "1.004859",
        13_000,
        ("LP_HO_TICH-1", "PHI_TRICH_LUC-4"),
        answers=("LP_HO_TICH-1",),
        quantities={"copy": 1},
    ),
    _digital(
        "correction extracts of a digital citizen",
        "1.004859",
        5_000,
        ("LP_HO_TICH-1", "PHI_TRICH_LUC-5"),
        TODAY,
    ),
    # Marriage with a foreign element.
    FeeCase("a foreign marriage", "2.000806", 1_000_000, ("LP_HO_TICH-1",)),
    FeeCase(
        "a foreign marriage of a poor household",
        "2.000806",
        0,
        ("LP_HO_TICH-1",),
        exemptions=("ho_ngheo",),
    ),
    FeeCase("a foreign marriage online", "2.000806", 0, ("le_phi-2",), channel="online"),
    # Household business, since 25/07/2026.
    FeeCase("a new household business", "1.001612", 100_000, ("LP_DKKD-1",), "2026-07-25"),
    FeeCase("a new household business online", "1.001612", 0, ("LP_DKKD-2",), channel="online"),
    FeeCase("a changed household business", "2.000720", 100_000, ("LP_DKKD-1",)),
    FeeCase("a change online", "2.000720", 0, ("LP_DKKD-2",), channel="online"),
    FeeCase("only a renamed street", "2.000720", 0, ("le_phi-3",), answers=("le_phi-3",)),
    FeeCase("an ended household business", "1.001266", 0, ("le_phi-1",)),
    # Building permits: online alone has an amount.
    FeeCase("a building permit online", "1.013225", 0, ("le_phi-2",), channel="online"),
    FeeCase("a permit extended online", "1.013227", 0, ("le_phi-2",), channel="online"),
    # Social protection: nothing to pay.
    FeeCase("a social pension", "1.014027", 0, ("phi-1",)),
    FeeCase("a monthly allowance", "1.001776", 0, ("phi-1",)),
    FeeCase("a degree of disability", "1.001699", 0, ("phi-1",)),
    FeeCase("funeral support", "1.001731", 0, ("phi-1",)),
    # Land certificates, exchanged or issued again, by payer and place.
    _land("LP_GCN-1", "individual", "phuong", 20_000),
    _land("LP_GCN-1", "individual", "other", 10_000),
    _land("LP_GCN-1", "organisation", "any", 100_000),
    _land("LP_GCN-2", "individual", "phuong", 50_000),
    _land("LP_GCN-2", "individual", "other", 25_000),
    _land("LP_GCN-2", "organisation", "any", 200_000),
    _land("LP_GCN-2", "individual", "other", 75_000, quantity=3),
    # Land appraisal: 0.15 % of the value, never part of a đồng, at most 5,000,000.
    _value(1_000_000_000, 1_500_000),
    _value(1, 0),
    _value(667, 1),
    _value(3_333_333_333, 4_999_999),
    _value(3_333_333_334, 5_000_000),
    _value(50_000_000_000, 5_000_000),
    FeeCase(
        "registration by an organisation",
        "1.013831",
        180_000,
        ("LP_BIENDONG-1", "PHI_THAMDINH_GCN-2"),
        quantities={VALUE: 100_000_000},
        answers=("payer=organisation,area=any",),
    ),
    FeeCase(
        "registration outside a ward",
        "1.013831",
        164_000,
        ("LP_BIENDONG-1", "PHI_THAMDINH_GCN-2"),
        quantities={VALUE: 100_000_000},
        answers=("payer=individual,area=other",),
    ),
    # Judicial record.
    FeeCase("a judicial record", "3.000333", 200_000, ("PHI_LLTP-1",)),
    FeeCase(
        "a student's judicial record",
        "3.000333",
        100_000,
        ("PHI_LLTP_GIAM-2",),
        answers=("PHI_LLTP_GIAM-2",),
    ),
    FeeCase(
        "an old person's judicial record",
        "3.000333",
        0,
        ("PHI_LLTP-1",),
        exemptions=("nguoi_cao_tuoi",),
    ),
    FeeCase(
        "a poor student pays nothing: the better of the two",
        "3.000333",
        0,
        ("PHI_LLTP-1",),
        exemptions=("ho_ngheo",),
        answers=("PHI_LLTP_GIAM-2",),
    ),
    FeeCase(
        "a student with a level-2 identity pays nothing",
        "3.000333",
        0,
        ("PHI_LLTP-3",),
        exemptions=("cong_dan_so",),
        answers=("PHI_LLTP_GIAM-2",),
    ),
    FeeCase(
        "a student with a level-2 identity the day after",
        "3.000333",
        100_000,
        ("PHI_LLTP_GIAM-2",),
        on="2027-03-01",
        exemptions=("cong_dan_so",),
        answers=("PHI_LLTP_GIAM-2",),
    ),
    FeeCase(
        "a level-2 identity on the first free day",
        "3.000333",
        0,
        ("PHI_LLTP-3",),
        on="2026-08-15",
        channel="post",
        exemptions=("cong_dan_so",),
    ),
    FeeCase(
        "a level-2 identity on the last free day",
        "3.000333",
        0,
        ("PHI_LLTP-3",),
        on="2027-02-28",
        channel="online",
        exemptions=("cong_dan_so",),
    ),
    FeeCase(
        "two certificates of one request",
        "3.000333",
        200_000,
        ("PHI_LLTP-1", "PHI_LLTP_THEM-4"),
        quantities={"copy": 2},
    ),
    FeeCase(
        "four certificates of one request",
        "3.000333",
        210_000,
        ("PHI_LLTP-1", "PHI_LLTP_THEM-4"),
        quantities={"copy": 4},
    ),
)

ASKED: tuple[FeeCase, ...] = (
    FeeCase("a birth of unknown age", "1.001193", 0, ("LP_HO_TICH-1", "LP_HO_TICH-2")),
    FeeCase("a death of unknown age", "1.000656", 0, ("LP_HO_TICH-1", "LP_HO_TICH-2")),
    FeeCase("a correction of unknown age", "1.004859", 0, ("LP_HO_TICH-1", "LP_HO_TICH-2")),
    FeeCase("which certification", "2.001035", 0, ("PHI_CT_GD-1", "PHI_CT_SDBS-2")),
    FeeCase("which certificate", "1.012783", 0, ("LP_GCN-1", "LP_GCN-2")),
    FeeCase("who pays", "1.012783", 0, ("LP_GCN-1",), answers=("LP_GCN-1",)),
    FeeCase("what value", "1.013831", 0, ("LP_BIENDONG-1", "PHI_THAMDINH_GCN-2")),
    FeeCase("a permit of unknown price", "1.013225", 0, ("LP_GPXD-1",)),
    FeeCase("an extension of unknown price", "1.013227", 0, ("LP_GPXD_GH-1",)),
)

REFUSED: tuple[FeeCase, ...] = (
    FeeCase("a birth online in 2025", "1.001193", 0, (), "2025-12-31", "online"),
    FeeCase("marital status online in 2025", "1.004873", 0, (), "2025-12-31", "online"),
    FeeCase("extracts online in 2025", "2.000635", 0, (), "2025-12-31", "online"),
    FeeCase("a permit online in 2025", "1.013225", 0, (), "2025-12-31", "online"),
    FeeCase("a household business before its table", "1.001612", 0, (), "2026-07-24"),
    FeeCase("a certified copy before its table", "2.000815", 0, (), "2016-12-31"),
    FeeCase("marital status by post", "1.004873", 0, (), channel="post"),
    FeeCase(
        "extracts beside a birth online, which no rule prices",
        "1.001193",
        0,
        (),
        channel="online",
        quantities={"copy": 2},
    ),
)

# Rules that the catalogue holds without an amount: nobody found one, nothing is charged.
UNPRICED = frozenset({("1.013225", "LP_GPXD-1"), ("1.013227", "LP_GPXD_GH-1")})
