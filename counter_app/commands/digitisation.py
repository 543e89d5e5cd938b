"""Digitising: a file stands for a paper, another dossier's file does, or one does no longer."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counter_app.commands import tell
from counter_app.commands.moving import found, remember
from counter_app.commands.outcome import Command, Outcome, Topic
from counter_app.domain import digitisation as rules
from counter_app.domain.checklist import PaperState
from counter_app.domain.digitisation import (
    RESULT,
    DigitalState,
    PaperSeen,
    ScannedFile,
    subject_of,
)
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.signature import SignatureState, state_of, to_json
from counter_app.domain.supplement import reason_given

if TYPE_CHECKING:
    from counter_app.commands.context import Context
    from counter_app.store.rows import Row
    from counter_app.store.unit_of_work import UnitOfWork

_SIGNED = {
    SignatureState.VALID: "Đã ký số, hợp lệ",
    SignatureState.UNTRUSTED: "Đã ký số, chưa rõ nguồn",
}
TOPICS = frozenset({Topic.SCANS, Topic.OUTBOX, Topic.DOSSIERS})
# What is told of a paper that bears no number of its own, so that no clerk has to type it.
NO_NUMBER = "Không số"
NO_NOTATION = "Không ký hiệu"
# What of a scan is the file's own, whichever paper it stands for.
_OF_THE_FILE = (
    "sha256",
    "media",
    "size",
    "pages",
    "counted",
    "differs_because",
    "dpi",
    "is_colour",
    "file_name",
    "description",
    "signatures",
)
FROM_A_PERSON = "Cá nhân, tổ chức nộp"


@dataclass(frozen=True, slots=True)
class AttachScan(Command[str]):
    """A kept file stands for a listed paper, or for the result where `position` is None.

    `description` overrides what the desk can tell itself (see `DESCRIPTION_FIELDS`). Gives the
    file's name.
    """

    dossier_id: str
    position: int | None
    file: ScannedFile
    seen: PaperSeen
    description: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReuseScan(Command[str]):
    """A file of an earlier dossier of the same person stands for a paper of this one."""

    dossier_id: str
    position: int
    source_id: str
    source_position: int | None


@dataclass(frozen=True, slots=True)
class RestoreScan(Command[str]):
    """The file that was discarded last was the right one after all; gives its name."""

    dossier_id: str
    position: int | None


@dataclass(frozen=True, slots=True)
class DiscardScan(Command[None]):
    """The file that stands for a paper was the wrong one; the reason stays on the trail."""

    dossier_id: str
    position: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class RequireSignedResults(Command[None]):
    """Whether a result of this office counts as digitised only under a valid signature."""

    is_required: bool


def attach_scan(uow: UnitOfWork, command: AttachScan, context: Context) -> Outcome[str]:
    """The same file for the same paper again changes nothing."""
    dossier = found(uow, command.dossier_id)
    subject, name, kind = _subject(uow, dossier, command.position)
    standing = uow.scans.standing(dossier["id"], subject)
    if standing is not None:
        if standing["sha256"] == command.file.sha256:
            return Outcome(str(standing["file_name"]))
        raise RuleError("already_digitised", paper=name[:120])
    rules.check(command.file, command.seen)
    if command.position is None:
        rules.check_result(command.file, must_be_signed=uow.office.signs_results())
    if not uow.blobs.has(command.file.sha256) or (
        uow.blobs.size(command.file.sha256) != command.file.size
    ):
        raise InputError("scan_file_missing", field="scan")
    version = len(uow.scans.versions(dossier["id"], subject)) + 1
    serial = int(dossier["code"].rpartition("-")[2])
    file_name = rules.file_name(
        context.station.office.agency, kind, serial, version, context.today, name
    )
    described = _description(dossier, name, file_name, command, context)
    scan = uow.scans.add(
        {
            **_file_facts(command.file, command.seen),
            "dossier_id": dossier["id"],
            "subject": subject,
            "state": int(DigitalState.DIGITISED),
            "file_name": file_name,
            "description": json.dumps(described, ensure_ascii=False, sort_keys=True),
            **_by(context),
        }
    )
    _tell(uow, dossier, scan, command.position, "digitise", context)
    return Outcome(file_name, TOPICS)


def reuse_scan(uow: UnitOfWork, command: ReuseScan, context: Context) -> Outcome[str]:
    """Raises RuleError("scan_of_another") where the earlier dossier was another person's."""
    dossier, source = found(uow, command.dossier_id), found(uow, command.source_id)
    if dossier["id"] == source["id"]:
        raise InputError("scan_file_missing", field="source")
    if not dossier["id_number"] or dossier["id_number"] != source["id_number"]:
        raise RuleError("scan_of_another")
    subject, name, _ = _subject(uow, dossier, command.position, is_reuse=True)
    if uow.scans.standing(dossier["id"], subject) is not None:
        raise RuleError("already_digitised", paper=name[:120])
    there = subject_of(command.source_position)
    held = uow.scans.standing(source["id"], there)
    if held is None:
        raise InputError("scan_file_missing", field="source")
    is_result = command.source_position is None
    scan = uow.scans.add(
        {
            **{column: held[column] for column in _OF_THE_FILE},
            "dossier_id": dossier["id"],
            "subject": subject,
            "state": int(
                DigitalState.REUSED_RESULT if is_result else DigitalState.REUSED_COMPONENT
            ),
            "source": f"{source['code']}/{there}/{held['version']}",
            **_by(context),
        }
    )
    _tell(uow, dossier, scan, command.position, "reuse", context)
    return Outcome(str(held["file_name"]), TOPICS)


def discard_scan(uow: UnitOfWork, command: DiscardScan, context: Context) -> Outcome[None]:
    """Raises InputError("scan_file_missing") where no file stands for the paper."""
    dossier = found(uow, command.dossier_id)
    subject = subject_of(command.position)
    standing = uow.scans.standing(dossier["id"], subject)
    if standing is None:
        raise InputError("scan_file_missing", field="scan")
    reason = reason_given(command.reason, "reason")
    uow.scans.discard(standing, at=context.micros, name=context.actor.name, reason=reason)
    gone = {**standing, "discarded_at": context.micros}
    _tell(uow, dossier, gone, command.position, "discard", context)
    return Outcome(None, TOPICS)


def restore_scan(uow: UnitOfWork, command: RestoreScan, context: Context) -> Outcome[str]:
    """It stands again as a version of its own; that it was discarded stays to be read.

    Raises InputError("scan_file_missing") where none was, RuleError("already_digitised").
    """
    dossier = found(uow, command.dossier_id)
    subject, name, _ = _subject(uow, dossier, command.position)
    if uow.scans.standing(dossier["id"], subject) is not None:
        raise RuleError("already_digitised", paper=name[:120])
    versions = uow.scans.versions(dossier["id"], subject)
    if not versions or not uow.blobs.has(versions[-1]["sha256"]):
        raise InputError("scan_file_missing", field="scan")
    last = versions[-1]
    scan = uow.scans.add(
        {
            **{column: last[column] for column in _OF_THE_FILE},
            **{column: last[column] for column in ("dossier_id", "subject", "state", "source")},
            **_by(context),
        }
    )
    act = "digitise" if scan["state"] == DigitalState.DIGITISED else "reuse"
    _tell(uow, dossier, scan, command.position, act, context)
    return Outcome(str(last["file_name"]), TOPICS)


def require_signed_results(
    uow: UnitOfWork, command: RequireSignedResults, context: Context
) -> Outcome[None]:
    """What was digitised before stays as it is."""
    uow.office.require_signed_results(is_required=command.is_required)
    return Outcome(None, frozenset({Topic.SCANS}))


def _subject(
    uow: UnitOfWork, dossier: Row, position: int | None, *, is_reuse: bool = False
) -> tuple[str, str, str]:
    """What the file stands for, its name for people, and its kind for the file's name."""
    if position is None:
        result = uow.results.of(dossier["id"])
        if result is None:
            raise RuleError("no_result_waits", dossier=dossier["code"])
        return RESULT, str(result["kind"]), "KQ"
    paper = _paper_row(uow, dossier, position)
    procedure = uow.office.procedure_at(dossier["procedure_code"], dossier["procedure_version"])
    state = PaperState(paper["state"])
    if not is_reuse:
        is_present_only = procedure.documents[position].is_present_only
        rules.check_keepable(state, is_present_only=is_present_only)
    kind = paper["component_code"] or f"TP{position + 1:02d}"
    return subject_of(position), str(paper["name"]), kind


def _paper_row(uow: UnitOfWork, dossier: Row, position: int) -> Row:
    papers = {row["position"]: row for row in uow.dossiers.papers(dossier["id"])}
    if position not in papers:
        raise InputError("paper_not_in_list", field="paper")
    return papers[position]


def _named(uow: UnitOfWork, dossier: Row, position: int | None) -> tuple[str, str | None]:
    """The paper's name, and its code as a component of the procedure where it has one."""
    if position is None:
        result = uow.results.of(dossier["id"])
        return str(result["kind"]) if result else RESULT, None
    paper = _paper_row(uow, dossier, position)
    return str(paper["name"]), paper["component_code"]


def _file_facts(file: ScannedFile, seen: PaperSeen) -> dict[str, Any]:
    return {
        "sha256": file.sha256,
        "media": file.media,
        "size": file.size,
        "pages": file.pages,
        "counted": seen.pages,
        "differs_because": seen.differs_because,
        "dpi": file.dpi,
        "is_colour": int(file.is_colour),
        "signatures": to_json(file.signatures),
    }


def _by(context: Context) -> dict[str, Any]:
    return {
        "made_at": context.micros,
        "made_by": context.actor.user_id,
        "made_name": context.actor.name,
    }


def _description(
    dossier: Row, name: str, file_name: str, command: AttachScan, context: Context
) -> dict[str, str]:
    office = context.station.office
    is_result = command.position is None
    own = {
        "DocCode": file_name.partition("_")[0][:30],
        "TypeName": name[:100],
        "CodeNumber": NO_NUMBER,
        "CodeNotation": NO_NOTATION,
        "IssuedDate": context.today.isoformat(),
        "OrganName": (office.unit if is_result else FROM_A_PERSON)[:200],
        "Subject": f"{name[:400]} – {dossier['code']}",
        "Language": "vi",
        "PageAmount": str(command.file.pages),
        "Mode": "Số hóa",
        "Format": "PDF/A",
    }
    if command.file.signatures:
        # The file is its signers'; what it conforms to besides, nobody here has judged.
        own["Format"] = "PDF"
        own["InforSign"] = _SIGNED[state_of(command.file.signatures)]
    return rules.describe({**own, **dict(command.description)})


def _tell(
    uow: UnitOfWork, dossier: Row, scan: Row, position: int | None, act: str, context: Context
) -> None:
    """A line of the dossier's history, and the city's fact; the file goes before it."""
    facts = {"subject": scan["subject"], "pages": scan["pages"], "file": scan["sha256"][:12]}
    remember(uow, dossier["id"], act, facts, context)
    paper = _named(uow, dossier, position)
    digitised = uow.scans.digitised(dossier["id"])
    tell.tell(uow, tell.digitised(dossier, scan, paper, digitised, context), dossier["id"], context)
