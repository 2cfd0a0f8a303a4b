"""Where a roster came from that was not hashed here: what its settings, the journal and its signature tell of it."""

import json

from callcenter.canonical_json import canonical_json
from callcenter.crypto.bundle_statement import BundleStatement
from callcenter.crypto.roster_statement import hash_of_tag_key
from callcenter.files.bundle_parts import BundleFacts
from callcenter.storage.rows import RosterFacts

BUNDLE = "bundle"
"""The mode under which the journal tells of such a roster."""


def bundle_settings(bundle_id: bytes, facts: BundleFacts) -> str:
    """What a roster keeps of the bundle it came by, as canonical JSON: no key that opens anything."""
    told = {
        "id": bundle_id.hex(),
        "vault_id": facts.vault_id,
        "seat": facts.seat,
        "roster": facts.roster,
        "revision": facts.revision,
        "exported_at": facts.exported_at,
        "public_key": facts.public_key,
        "signature": facts.signature,
    }
    return canonical_json({BUNDLE: told}).decode()


def came_by_bundle(facts: RosterFacts | None) -> bool:
    """Whether a roster came, or is coming, by a bundle."""
    try:
        told = json.loads(facts.settings) if facts else None
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and BUNDLE in told


def journaled_mode(facts: RosterFacts | None, mode: str) -> str:
    """How the journal calls what a staged roster is: `bundle`, or the mode of its import."""
    return BUNDLE if came_by_bundle(facts) else mode


def bundle_statement(bundle_id: bytes, facts: BundleFacts) -> BundleStatement:
    """What the supervisor who exported it signed. Raises ValueError or OverflowError where nobody could."""
    return BundleStatement(
        bundle_id=bundle_id,
        vault_id=bytes.fromhex(facts.vault_id),
        training=facts.training,
        seat=facts.seat,
        roster=facts.roster,
        revision=facts.revision,
        tag_key_hash=hash_of_tag_key(bytes.fromhex(facts.tag_key)),
        cost=facts.cost,
        policy=facts.policy,
        specification=facts.specification,
        people=facts.people,
        tags=facts.tags,
        bucket_bits=facts.bucket_bits,
        buckets_hash=bytes.fromhex(facts.buckets_hash),
        moment=facts.exported_at,
    )
