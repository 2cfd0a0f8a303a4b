from dataclasses import replace

import pytest

from callcenter.crypto.roster_statement import (
    RosterStatement,
    hash_of_tag_key,
    sign_statement,
    statement_bytes,
    verify_statement,
)
from callcenter.crypto.vault_keys import SupervisorKeys

KEYS = SupervisorKeys(b"S" * 32, b"v" * 16)
STATEMENT = RosterStatement(
    vault_id=b"v" * 16,
    roster=1,
    revision=2,
    previous_revision=1,
    tag_key_hash=hash_of_tag_key(b"K" * 32),
    cost="standard",
    policy="last4",
    specification=1,
    people=620_000,
    bucket_bits=14,
    buckets_hash=b"h" * 32,
)
OTHERS = {
    "vault_id": b"w" * 16,
    "roster": 2,
    "revision": 3,
    "previous_revision": 0,
    "tag_key_hash": bytes(32),
    "cost": "high",
    "policy": "full",
    "specification": 2,
    "people": 619_999,
    "bucket_bits": 13,
    "buckets_hash": bytes(32),
}


def test_what_a_supervisor_signed_holds_under_the_supervisors_key_alone() -> None:
    signature = sign_statement(KEYS, STATEMENT)
    assert verify_statement(KEYS.sign_public, STATEMENT, signature)
    assert not verify_statement(SupervisorKeys(b"T" * 32, b"v" * 16).sign_public, STATEMENT, signature)


@pytest.mark.parametrize("name", OTHERS)
def test_no_field_can_be_changed_after_signing(name: str) -> None:
    changed = replace(STATEMENT, **{name: OTHERS[name]})  # type: ignore[arg-type]  # each field its own kind
    assert not verify_statement(KEYS.sign_public, changed, sign_statement(KEYS, STATEMENT))


def test_texts_cannot_run_into_one_another() -> None:
    assert statement_bytes(replace(STATEMENT, cost="standardl", policy="ast4")) != statement_bytes(STATEMENT)


def test_a_hash_or_vault_id_of_another_length_is_no_statement() -> None:
    for name in ("vault_id", "tag_key_hash", "buckets_hash"):
        with pytest.raises(ValueError, match="not 5"):
            replace(STATEMENT, **{name: b"short"})  # type: ignore[arg-type]  # the name says which
