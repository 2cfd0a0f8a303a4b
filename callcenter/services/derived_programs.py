"""Versions of the program, and what the vault is, against the entries that made them."""

import hashlib
import json
from collections.abc import Mapping

from callcenter.services.journal_walk import Broken
from callcenter.storage.rows import VaultFacts
from callcenter.storage.vault_database import VaultDatabase

_REASON = "program_differs"


class DerivedPrograms:
    """The making of the vault tells of the first version, each change of one more. Early vaults tell no digest.

    It also tells what the vault is for good: its policy, for one, decides of what an import makes tags.
    """

    def __init__(self, database: VaultDatabase) -> None:
        self._database = database
        self._told: list[tuple[int, object, object, object]] = []
        self._made: list[tuple[int, Mapping[str, object]]] = []
        self.followers = {"vault_created": self._make, "program_changed": self._take}

    def finish(self) -> None:
        """Raise Broken for a version that is not as it was made, or that no entry tells of."""
        stored = self._database.vault.programs()
        for place, (sequence, version, at, digest) in enumerate(self._told):
            if place >= len(stored):
                raise Broken(sequence, _REASON)
            number, body, loaded_at = stored[place]
            is_its_body = digest is None or digest == hashlib.sha256(body).hexdigest()
            if not is_its_body or (number, loaded_at) != (version, at):
                raise Broken(sequence, _REASON)
        if len(stored) != len(self._told):
            raise Broken(0, _REASON)
        facts = self._database.vault.facts()
        for sequence, entry in self._made:
            if any(entry.get(name, value) != value for name, value in _told_of(facts).items()):
                raise Broken(sequence, "settings_differ")

    def _make(self, sequence: int, stored: bytes) -> None:
        self._made.append((sequence, json.loads(stored)))
        self._take(sequence, stored)

    def _take(self, sequence: int, stored: bytes) -> None:
        entry = json.loads(stored)
        told = (entry.get(name) for name in ("program_version", "at", "program_sha256"))
        self._told.append((sequence, *told))


def _told_of(facts: VaultFacts) -> dict[str, object]:
    """What the entry of a vault's making tells of it; those of early vaults leave some out."""
    return {
        "at": facts.created_at,
        "training": facts.training,
        "seat": facts.seat,
        "policy": facts.policy,
        "tag_cost": facts.tag_cost,
    }
