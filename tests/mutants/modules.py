"""The modules whose mutants are judged, why each of them, and the tests that judge."""

from __future__ import annotations

LEDGER, MATCHING, RECEIPT = "ledger", "matching", "receipt"

# What decides an amount, an account, a receipt's number, a match or a payment's state: which of the
# three it belongs to, the test file that is asked first, and why it is here.
MODULES: dict[str, tuple[str, str, str]] = {
    "counter_app/domain/money.py": (LEDGER, "test_money_amounts", "reads and adds every sum"),
    "counter_app/domain/ledger.py": (LEDGER, "test_ledger", "which account each đồng moves to"),
    "counter_app/domain/payment.py": (
        LEDGER,
        "test_money_amounts",
        "tenders, change, what is paid and what is open",
    ),
    "counter_app/domain/refund.py": (
        LEDGER,
        "test_money_amounts",
        "what may go back, and who may say so",
    ),
    "counter_app/domain/reference.py": (
        MATCHING,
        "test_reference",
        "the code that alone lays a credit",
    ),
    "counter_app/domain/matching.py": (MATCHING, "test_matching", "the verdict on a credit"),
    "counter_app/store/ledger.py": (LEDGER, "test_ledger", "posts, sums and reverses transfers"),
    "counter_app/store/payment.py": (
        LEDGER,
        "test_money",
        "a dossier's standing, the lines receipted",
    ),
    "counter_app/store/refund.py": (
        LEDGER,
        "test_going_back",
        "what is reserved and was given back",
    ),
    "counter_app/store/credit.py": (MATCHING, "test_credit", "a credit once, its shares alive"),
    "counter_app/commands/settle.py": (
        MATCHING,
        "test_credit",
        "a credit laid, taken back, called off",
    ),
    "counter_app/commands/credit_undo.py": (MATCHING, "test_credit_undo", "a decision taken back"),
    "counter_app/commands/credit.py": (MATCHING, "test_credit", "a credit told, joined, decided"),
    "counter_app/commands/tender.py": (
        LEDGER,
        "test_money",
        "cash, QR and split as the clerk takes them",
    ),
    "counter_app/commands/payment.py": (
        LEDGER,
        "test_money",
        "a payment taken, claimed, called off",
    ),
    "counter_app/store/number.py": (RECEIPT, "test_number", "the next number of a series"),
    "counter_app/domain/numbering.py": (RECEIPT, "test_numbering", "receipt numbers, gap-free"),
    "counter_app/domain/receipt_code.py": (RECEIPT, "test_receipt_code", "what a phone verifies"),
    "counter_app/domain/e_receipt.py": (
        RECEIPT,
        "test_e_receipt",
        "what the provider of receipts is told",
    ),
    "counter_app/commands/refund.py": (LEDGER, "test_refund", "refund and void by two people"),
    "counter_app/domain/shift.py": (LEDGER, "test_shift", "the drawer counted against the book"),
    "counter_app/domain/account.py": (
        MATCHING,
        "test_account",
        "which bank account is asked, and is ours",
    ),
    "counter_app/commands/drawer.py": (
        LEDGER,
        "test_drawer",
        "cash between safe, drawer and treasury",
    ),
    "counter_app/commands/e_receipt.py": (
        RECEIPT,
        "test_e_receipt",
        "a receipt's data kept and confirmed",
    ),
    "counter_app/commands/shift.py": (
        LEDGER,
        "test_drawer",
        "a shift opened, counted and closed",
    ),
    "counter_app/store/shift.py": (LEDGER, "test_shift", "the sums of a shift"),
    "counter_app/queries/payment.py": (LEDGER, "test_money_shown", "what a pane says is owed"),
    "counter_app/queries/refund.py": (LEDGER, "test_money_shown", "what a pane says may go back"),
    "counter_app/queries/receipt.py": (
        RECEIPT,
        "test_money_shown",
        "the receipt that is found and printed",
    ),
}

# In memory or on SQLite; none opens a window, a socket or PostgreSQL.
TESTS = (
    "tests/domain/test_ledger.py",
    "tests/domain/test_matching.py",
    "tests/domain/test_money_amounts.py",
    "tests/domain/test_numbering.py",
    "tests/domain/test_receipt_code.py",
    "tests/domain/test_reference.py",
    "tests/domain/test_shift.py",
    "tests/domain/test_vietqr.py",
    "tests/paper/test_amount_in_words.py",
    "tests/store/test_ledger.py",
    "tests/store/test_number.py",
    "tests/store/test_shift.py",
    "tests/commands/test_account.py",
    "tests/commands/test_blackout.py",
    "tests/commands/test_credit.py",
    "tests/commands/test_credit_undo.py",
    "tests/commands/test_drawer.py",
    "tests/commands/test_e_receipt.py",
    "tests/commands/test_going_back.py",
    "tests/commands/test_group.py",
    "tests/commands/test_life.py",
    "tests/commands/test_money.py",
    "tests/commands/test_money_shown.py",
    "tests/commands/test_provisional.py",
    "tests/commands/test_receipt_lines.py",
    "tests/commands/test_refund.py",
    "tests/commands/test_shift_close.py",
    "tests/commands/test_shift_sums.py",
    "tests/commands/test_statement.py",
    "tests/commands/test_station.py",
    "tests/commands/test_two_people.py",
)

# A hundred and fifty thousand lines prove a rate; a mutant is noticed by the named ones.
TOO_LONG = ("tests/domain/test_matching.py::test_150_000_lines_of_others_give_not_one_false_match",)
