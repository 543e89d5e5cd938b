"""Credit lines of other people's money, in the shapes in which six banks write them; seeded.

Every number is drawn anew, and digits stand glued to letters as they do in real statements.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

_FAMILY = (
    "NGUYEN",
    "TRAN",
    "LE",
    "PHAM",
    "HOANG",
    "PHAN",
    "VU",
    "DANG",
    "BUI",
    "DO",
    "HO",
    "DUONG",
)
_MIDDLE = ("VAN", "THI", "MAU", "DUC", "MINH", "HUU", "NGOC")
_GIVEN = ("A", "BINH", "CUONG", "DUNG", "HA", "HUONG", "LAN", "LINH", "MAI", "NAM", "PHUC", "SON")
_WORDS = (
    "{name} chuyen tien",
    "{name} CHUYEN KHOAN",
    "{name} chuyen tien{word}",
    "ck{digits}",
    "{name} ung ho {word}",
    "thanh toan hoa don {digits}",
    "nop hoc phi {name} lop {digits}",
    "DH{digits}",
    "tien nha thang {digits} {name}",
    "HCC {word} {name}",
    "hcc{digits} {name}",
    "le phi {word} HC{digits}C",
    "",
)
_WORD = ("dong bao", "le phi", "ho so", "tra no", "an trua", "hoc phi", "dien nuoc", "ho tich")
_SHAPES = (
    "MBVCB.{ten}.{text}.CT tu {account} {name} toi {account} {name}",
    "IBVCB.{ten}.{text}.CT tu {account} {name} toi {account}",
    "MBVCB.{ten}.{trace}.{text}.CT tu {account} {name} toi {account} tai AGRIBANK",
    "{trace}.{trace}.{trace}.{text}",
    "{trace}.{trace}.{trace}.{text} FT{account}0",
    "02009704{ten}{trace}U3{trace}.{word4} {digit}.{trace}.{text}",
    "PARTNER.DIRECT_DEBITS_VCB.MSE{ten}{ten}-{phone}_{text}",
    "SHGD:{ten}.DD:{trace}.BO:{name}.Remark:Vietcombank;{account};{text}",
    "{text}",
    "QR - {text}",
    "ZP{ten}{digit} {text}",
    "{account} {text}",
    "{account} TKThe :{account} tai TCB. {text} FT{account}0 -CTLNHIDI{ten}{digit}-1/1-CRE-002; "
    "thoi gian GD:{trace} 23:",
    "{phone} TKThe :{phone} tai MSCBVNVX. {text} -B2B0200{ten}{ten}T{trace}; thoi gian GD:{trace}",
    "REM Tfr Ac:{account} O@L_{trace}_{trace}_0_0_{ten}_{text}",
    "CT nhanh 247 den: {text} (CT{word4}) {name} {account}***",
    "Chuyen tien den tu NAPAS Noi dung: {text} FT{account}0 (CT{word4}) VND-TGTT-{name}",
    "VA CT{word4}: SGD:{ten}+ND:{text}",
    "999B{ten}/VIETINBANK;{account};{text}",
    "{ten}-{phone}-{text} Cong ty Vi MoMo {account}",
    "{text}-{trace}-21:57:56 {trace}",
    "IBFT {text}",
)


def foreign_lines(count: int, seed: int) -> Iterator[str]:
    """`count` lines, none of which is for this office."""
    draw = random.Random(seed)  # repeatable, guards nothing
    for _ in range(count):
        digits = str(draw.randrange(10**40)).zfill(40)
        size = 1 + draw.randrange(12)
        name = f"{draw.choice(_FAMILY)} {draw.choice(_MIDDLE)} {draw.choice(_GIVEN)}"
        word = draw.choice(_WORD)
        text = draw.choice(_WORDS).format(name=name, word=word, digits=digits[-size:])
        line = draw.choice(_SHAPES).format(
            text=text,
            name=name,
            ten=digits[:10],
            trace=digits[10:16],
            account=digits[16:29],
            phone="09" + digits[29:37],
            word4=digits[36:40],
            digit=digits[0],
        )
        yield line if draw.random() < 0.9 else line[: 20 + draw.randrange(120)]
