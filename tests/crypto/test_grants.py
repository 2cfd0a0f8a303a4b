from dataclasses import replace

import pytest

from callcenter.crypto.grants import GrantedKeys, open_grant, seal_grant
from callcenter.crypto.vault_keys import seal_to
from callcenter.domain.accounts import Role
from callcenter.domain.key_file import MAXIMUM_FORMER_KEYS, Grant, KeyFileDamaged
from tests.crypto.small_vault import SmallVault

FULL = GrantedKeys(b"R" * 32, b"S" * 32, (b"1" * 32, b"2" * 32))


def test_a_supervisor_is_granted_the_vaults_key_and_all_keys_of_supervisors(vault: SmallVault) -> None:
    grant = seal_grant(vault.slot("Maria").public_key, 1, 4, FULL.for_role(Role.SUPERVISOR))
    assert (grant.slot_id, grant.key_number) == (1, 4)
    assert open_grant(vault.secrets("Maria"), grant) == FULL
    assert FULL.for_role(Role.RECOVERY) == FULL


def test_an_operator_is_granted_the_vaults_key_alone(vault: SmallVault) -> None:
    grant = seal_grant(vault.slot("Jo Ann").public_key, 2, 1, FULL.for_role(Role.OPERATOR))
    assert open_grant(vault.secrets("Jo Ann"), grant) == GrantedKeys(FULL.rk, None, ())


def test_a_grant_for_somebody_else_does_not_open(vault: SmallVault) -> None:
    grant = seal_grant(vault.slot("Maria").public_key, 1, 1, FULL)
    with pytest.raises(KeyFileDamaged):
        open_grant(vault.secrets("Jo Ann"), grant)


def test_a_grant_does_not_open_under_another_slot_or_key_number(vault: SmallVault) -> None:
    grant = seal_grant(vault.slot("Maria").public_key, 1, 1, FULL)
    for moved in (replace(grant, slot_id=2), replace(grant, key_number=2)):
        with pytest.raises(KeyFileDamaged):
            open_grant(vault.secrets("Maria"), moved)


@pytest.mark.parametrize("body", [b"R" * 31, b"R" * 33, b"R" * 63])
def test_a_grant_whose_keys_have_other_lengths_is_damaged(vault: SmallVault, body: bytes) -> None:
    padded = body if len(body) >= 32 else body + b"?" * 64
    sealed = seal_to(vault.slot("Maria").public_key, b"ccv1/grant" + b"\0\0\0\1\0\0\0\1" + padded)
    with pytest.raises(KeyFileDamaged):
        open_grant(vault.secrets("Maria"), Grant(1, 1, sealed))


def test_as_many_former_keys_as_the_chain_can_have_fit_into_a_grant(vault: SmallVault) -> None:
    most = GrantedKeys(b"R" * 32, b"S" * 32, (b"F" * 32,) * MAXIMUM_FORMER_KEYS)
    grant = seal_grant(vault.slot("Maria").public_key, 1, 1, most)
    assert open_grant(vault.secrets("Maria"), grant) == most


def test_former_keys_without_the_present_one_and_keys_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="without the present one"):
        GrantedKeys(b"R" * 32, None, (b"1" * 32,))
    with pytest.raises(ValueError, match="32 bytes, not 31"):
        GrantedKeys(b"R" * 31)


def test_granted_keys_never_show_themselves() -> None:
    assert repr(FULL) == str(FULL) == "<granted keys>"
    assert "RRR" not in repr(seal_grant(b"\x09" + bytes(31), 1, 1, FULL))
