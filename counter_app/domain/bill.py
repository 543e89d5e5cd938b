"""What a clerk states about a case, from which the catalogue computes what is owed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from counter_app.domain.catalogue import Procedure
from counter_app.domain.channel import Channel
from counter_app.domain.errors import InputError, RuleError
from counter_app.domain.fee import EXEMPTION_GROUPS, EXEMPTION_PROOFS, FeeBill, fees


@dataclass(frozen=True, slots=True)
class BillAsked:
    """What was stated about the case; never an amount.

    `quantities` are by the fee rule's own unit, `exemptions` group names of the law on fees,
    `answers` keys of the fee rules whose condition was said to hold. `proofs` says for an
    exemption which of its listed papers was seen.
    """

    quantities: tuple[tuple[str, int], ...] = ()
    exemptions: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    proofs: tuple[tuple[str, str], ...] = ()

    def proof_of(self, group: str | None) -> str | None:
        """The words of the paper that proved the exemption."""
        if group is None:
            return None
        return EXEMPTION_PROOFS.get(group, {}).get(dict(self.proofs).get(group, ""))

    def check_proofs(self) -> None:
        """Every exemption names a listed paper that was seen.

        Raises InputError("exemption_proof_unknown") or RuleError("exemption_needs_proof").
        """
        proved = dict(self.proofs)
        if len(proved) < len(self.proofs) or not set(proved) <= self.exemptions:
            raise InputError("exemption_proof_unknown", field="exemption")
        for group in sorted(self.exemptions):
            listed = EXEMPTION_PROOFS.get(group, {})
            if group not in proved:
                raise RuleError("exemption_needs_proof", group=EXEMPTION_GROUPS.get(group, group))
            if proved[group] not in listed:
                raise InputError("exemption_proof_unknown", field="exemption")

    def to_json(self, channel: Channel, on: date) -> str:
        """Everything that a bill is computed from beside the procedure's version."""
        return json.dumps(
            {
                "on": on.isoformat(),
                "channel": channel.value,
                "quantities": dict(self.quantities),
                "exemptions": sorted(self.exemptions),
                "answers": sorted(self.answers),
                "proofs": dict(self.proofs),
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @classmethod
    def from_json(cls, text: str) -> tuple[BillAsked, Channel, date]:
        """What `to_json` kept."""
        kept = json.loads(text)
        asked = cls(
            tuple(kept["quantities"].items()),
            frozenset(kept["exemptions"]),
            frozenset(kept["answers"]),
            tuple(kept["proofs"].items()),
        )
        return asked, Channel(kept["channel"]), date.fromisoformat(kept["on"])


def bill(procedure: Procedure, channel: Channel, on: date, asked: BillAsked) -> FeeBill:
    """What is owed on a day, by the catalogue alone; raises what `fees` raises."""
    return fees(procedure, channel, on, dict(asked.quantities), asked.exemptions, asked.answers)
