"""What a supervisor signs of a bundle: all of it, and as a bundle alone."""

from dataclasses import fields, replace

import pytest

from callcenter.crypto.bundle_statement import BundleStatement, bundle_statement_bytes, sign_bundle, verify_bundle
from callcenter.crypto.roster_statement import ROSTER_CONTEXT
from callcenter.crypto.vault_keys import SupervisorKeys

STATEMENT = BundleStatement(
    bundle_id=bytes([1]) * 16,
    vault_id=bytes([2]) * 16,
    training=False,
    seat="A",
    roster=3,
    revision=4,
    tag_key_hash=bytes([5]) * 32,
    cost="standard",
    policy="last4",
    specification=2,
    people=620_000,
    tags=3_720_000,
    bucket_bits=14,
    buckets_hash=bytes([6]) * 32,
    moment="2026-11-23T15:30:00+00:00",
)
OTHERWISE = {
    "bundle_id": bytes(16),
    "vault_id": bytes(16),
    "training": True,
    "seat": "B",
    "roster": 4,
    "revision": 5,
    "tag_key_hash": bytes(32),
    "cost": "high",
    "policy": "full",
    "specification": 3,
    "people": 620_001,
    "tags": 3_720_001,
    "bucket_bits": 15,
    "buckets_hash": bytes(32),
    "moment": "2026-11-23T15:30:01+00:00",
}


@pytest.fixture(scope="module")
def keys() -> SupervisorKeys:
    return SupervisorKeys(bytes(range(32)), bytes([2]) * 16)


def test_a_statement_is_laid_out_as_written_down() -> None:
    assert bundle_statement_bytes(STATEMENT).hex() == (
        "01" * 16 + "02" * 16 + "00" + "0001" + b"A".hex() + f"{3:016x}" + f"{4:016x}" + "05" * 32
        + "0008" + b"standard".hex() + "0005" + b"last4".hex() + f"{2:08x}" + f"{620_000:016x}" + f"{3_720_000:016x}"
        + "0e" + "06" * 32 + "0019" + b"2026-11-23T15:30:00+00:00".hex()
    )  # fmt: skip


def test_the_signature_holds_for_every_field_and_no_other_value(keys: SupervisorKeys) -> None:
    signature = sign_bundle(keys, STATEMENT)
    assert verify_bundle(keys.sign_public, STATEMENT, signature)
    assert OTHERWISE.keys() == {field.name for field in fields(STATEMENT)}
    for name, value in OTHERWISE.items():
        assert not verify_bundle(keys.sign_public, replace(STATEMENT, **{name: value}), signature), name  # type: ignore[arg-type]  # each value is of its field's type


def test_a_signature_over_something_else_is_none_of_a_bundle(keys: SupervisorKeys) -> None:
    elsewhere = keys.sign(ROSTER_CONTEXT, bundle_statement_bytes(STATEMENT))
    assert not verify_bundle(keys.sign_public, STATEMENT, elsewhere)
    other = SupervisorKeys(bytes(32), bytes([2]) * 16)
    assert not verify_bundle(other.sign_public, STATEMENT, sign_bundle(keys, STATEMENT))


@pytest.mark.parametrize("name", ["bundle_id", "vault_id", "tag_key_hash", "buckets_hash"])
def test_bytes_of_another_length_make_no_statement(name: str) -> None:
    with pytest.raises(ValueError, match="has"):
        replace(STATEMENT, **{name: b"short"})  # type: ignore[arg-type]  # on purpose
