from dataclasses import replace

import pytest

from callcenter.crypto.renewal import RenewalStatement, renewal_bytes, sign_renewal, verify_renewal
from callcenter.crypto.vault_keys import SupervisorKeys

KEYS = SupervisorKeys(b"T" * 32, b"v" * 16)
FORMER = SupervisorKeys(b"S" * 32, b"v" * 16)
STATEMENT = RenewalStatement(
    vault_id=b"v" * 16, last_revision=3, revisions_hash=b"h" * 32, sequence=1_234, code=b"c" * 32
)
OTHERS = {
    "vault_id": b"w" * 16,
    "last_revision": 4,
    "revisions_hash": bytes(32),
    "sequence": 1_235,
    "code": bytes(32),
}


def test_what_new_keys_say_holds_under_them_alone() -> None:
    assert verify_renewal(KEYS.sign_public, STATEMENT, sign_renewal(KEYS, STATEMENT))
    assert not verify_renewal(KEYS.sign_public, STATEMENT, sign_renewal(FORMER, STATEMENT))
    assert not verify_renewal(FORMER.sign_public, STATEMENT, sign_renewal(KEYS, STATEMENT))


@pytest.mark.parametrize("name", OTHERS)
def test_no_field_can_be_changed_after_signing(name: str) -> None:
    changed = replace(STATEMENT, **{name: OTHERS[name]})  # type: ignore[arg-type]  # each field its own kind
    assert not verify_renewal(KEYS.sign_public, changed, sign_renewal(KEYS, STATEMENT))


def test_it_is_laid_out_as_it_is_told() -> None:
    assert renewal_bytes(STATEMENT) == (
        b"v" * 16 + (3).to_bytes(8, "big") + b"h" * 32 + (1_234).to_bytes(8, "big") + b"c" * 32
    )


@pytest.mark.parametrize("name", ["vault_id", "revisions_hash", "code"])
def test_a_hash_code_or_vault_id_of_another_length_is_no_statement(name: str) -> None:
    with pytest.raises(ValueError, match="bytes"):
        replace(STATEMENT, **{name: b"short"})  # type: ignore[arg-type]  # each field its own kind
