"""Invented statements in the layouts of three banks, and in the two bank standards."""

from __future__ import annotations

import io

ACCOUNT = "1234567890123"
CODE = "HCC01260012347"

VIETCOMBANK = f"""SAO KÊ TÀI KHOẢN / ACCOUNT STATEMENT
Số tài khoản/ Account number: {ACCOUNT}
Ngày giao dịch/ Date,Số CT/ Doc No,Số tiền ghi nợ/ Debit,Ghi có/ Credit,Số dư,Nội dung chi tiết
26/11/2026 08:10:11,5213.00001,,"100,000","1,100,000",MBVCB.6989583107.{CODE}.CT tu 1019000000
26/11/2026 08:12:00,5213.00002,"50,000",,"1,050,000",Phi quan ly
26/11/2026 08:15:42,5213.00003,,"2,000,000","3,050,000",NGUYEN MAU A chuyen tien
Tổng số/ Total,,"50,000","2,100,000",,
"""

BIDV: list[list[object]] = [
    ["NGÂN HÀNG TMCP ĐẦU TƯ VÀ PHÁT TRIỂN"],
    ["Tài khoản:", ACCOUNT],
    ["STT", "Ngày hiệu lực", "Ghi nợ", "Ghi có", "Số dư", "Số tham chiếu", "Mô tả", "Chi nhánh"],
    [
        1,
        "26/11/2026 08:10:11",
        None,
        100000,
        1100000,
        "FT26330000001",
        f"TKThe. {CODE} -CTLNHIDI",
        "X",
    ],
    [2, "26/11/2026 08:12:00", 50000.0, None, 1050000, "FT26330000002", "Phi", "X"],
]

VIETINBANK: list[list[object]] = [
    [f"Số tài khoản {ACCOUNT}"],
    [
        "Ngày GD",
        "Mã giao dịch",
        "Mô tả giao dịch",
        "Phát sinh nợ (VND)",
        "Phát sinh có (VND)",
        "Ghi chú",
    ],
    ["26-11-2026 08:10:11", "999B1", f"CT nhanh 247 den: {CODE}", "", "100.000", "x"],
    ["26-11-2026 08:11:00", "999B2", "CT nhanh 247 den: NGUYEN MAU A", "0", "50 000 VND", ""],
]

CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}"><BkToCstmrStmt><Stmt>
<Acct><Id><Othr><Id>1234567890123</Id></Othr></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>
<Amt Ccy="VND">1000000</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>
<Amt Ccy="VND">{closing}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Ntry><Amt Ccy="VND">100000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>{status}</Sts>
<BookgDt><DtTm>2026-11-26T08:10:11+07:00</DtTm></BookgDt><AcctSvcrRef>FT26330000001</AcctSvcrRef>
<NtryDtls><TxDtls><RmtInf><Ustrd>HCC0126</Ustrd><Ustrd>0012347</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="VND">50000</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2026-11-26</Dt></BookgDt><AcctSvcrRef>FT26330000002</AcctSvcrRef></Ntry>
</Stmt></BkToCstmrStmt></Document>
"""

MT940 = """:20:STMT2611
:25:1234567890123
:28C:00001/001
:60F:C261126VND1000000,
:61:2611261126C100000,NTRFNONREF//FT26330000001
:86:MBVCB.6989583107.HCC01260012347.CT tu 1019000000
:61:2611261126D50000,NCHGNONREF//FT26330000002
:86:PHI DICH VU
:62F:C261126VND1050000,
"""


def camt(version: str = "08", closing: int = 1_050_000, status: str = "BOOK") -> str:
    """The camt.053 sample in any version."""
    return CAMT.format(version=version, closing=closing, status=status)


def book(rows: list[list[object]]) -> bytes:
    """Rows as a workbook of one sheet."""
    from openpyxl import Workbook

    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()
