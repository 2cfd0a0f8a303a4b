"""The signed revisions of rosters, and what the journal's indexes say of rosters, against the entries themselves."""

import json
from collections.abc import Mapping
from typing import Any

from callcenter.domain.key_file import KeyFile
from callcenter.services.active_roster import RosterDamaged, signed_facts
from callcenter.services.journal_walk import Broken
from callcenter.storage.rows import Revision
from callcenter.storage.vault_database import VaultDatabase

REASON = "roster_differs"


class DerivedRosters:
    """Each switch-over has its stored revision, and each revision its entry.

    Checks, and later steps of a verification, ask the journal by index for switch-overs and purges. Whoever holds the
    database's key can leave an entry out of an index, so what these say is held against the entries that were met.
    """

    def __init__(self, database: VaultDatabase, key_file: KeyFile) -> None:
        self._database, self._key_file = database, key_file
        self._switched: list[tuple[int, Mapping[str, Any]]] = []
        self._purged: dict[int, bool] = {}
        self.followers = {
            "roster_switched": self._switch,
            "roster_purge_begun": self._purge,
            "roster_purged": self._purge,
        }

    def finish(self) -> None:
        """Raise Broken for a switch-over that no revision or no index bears out, or a revision without one."""
        stored = {revision.revision: revision for revision in self._database.rosters.revisions()}
        for sequence, entry in self._switched:
            if not self._is_borne_out(stored.pop(int(entry.get("revision", 0)), None), entry):
                raise Broken(sequence, REASON)
        if stored:
            raise Broken(0, REASON)
        journal = self._database.journal
        told = [(sequence, entry["revision"], entry["signature"]) for sequence, entry in self._switched]
        if journal.switch_overs() != told or journal.purges() != self._purged:
            raise Broken(told[-1][0] if told else 0, REASON)

    def _is_borne_out(self, revision: Revision | None, entry: Mapping[str, Any]) -> bool:
        if revision is None or not _is_told(revision, entry):
            return False
        try:
            signed_facts(self._database.rosters, self._key_file, revision)
        except RosterDamaged:
            return False
        return True

    def _switch(self, sequence: int, stored: bytes) -> None:
        self._switched.append((sequence, json.loads(stored)))

    def _purge(self, _: int, stored: bytes) -> None:
        entry = json.loads(stored)
        self._purged[entry["roster"]] = entry["kind"] == "roster_purged"


def _is_told(revision: Revision, entry: Mapping[str, Any]) -> bool:
    """Whether a stored revision is what the switch-over's entry tells."""
    told = {
        "at": revision.signed_at,
        "user": revision.signed_by,
        "roster": revision.roster,
        "revision": revision.revision,
        "previous": revision.previous,
        "people": revision.people,
        "tags": revision.tags,
        "signature": revision.signature.hex(),
    }
    return entry.items() >= told.items()
