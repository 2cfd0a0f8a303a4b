"""The people who may sign in: adding one, a forgotten password, changing one's own, the list."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from callcenter.crypto.grants import seal_grant
from callcenter.crypto.members import sign_members
from callcenter.crypto.slots import WrongPassword, new_slot, open_slot, reseal_slot
from callcenter.domain.accounts import Role, check_user_name
from callcenter.domain.key_file import MAXIMUM_SLOTS, Grant, KeyFile, Member, Slot, member_of, password_cost
from callcenter.domain.passwords import check_password, generate_password
from callcenter.errors import EnvironmentFault, UserFacing
from callcenter.files.word_lists import load_common_passwords, load_words
from callcenter.progress import Report, unwatched
from callcenter.services.former_backups import warn_of_former_backups
from callcenter.services.rekeying import finish_rekeying, put_under_new_keys
from callcenter.services.session import Session
from callcenter.storage.tries_file import TriesFile

_Numbered = TypeVar("_Numbered", bound=Slot | Grant | Member)


class NameTaken(UserFacing):
    """A user of that name is there."""

    code = "name_taken"
    sentence = "Somebody of this name is there already. Choose another name."


class TooManyUsers(UserFacing):
    """The key file is full."""

    code = "too_many_users"
    sentence = f"A vault holds {MAXIMUM_SLOTS} users and no more, so nobody was added."


class PasswordUnchanged(UserFacing):
    """The new password is the old one."""

    code = "password_unchanged"
    sentence = "This is the password you have already. Choose another one."


class RecoveryCodeFixed(UserFacing):
    """The recovery code was to be changed like a password."""

    code = "recovery_code_fixed"
    sentence = "The recovery code cannot be changed. Sign in under your own name to change your password."


class NoSuchUser(UserFacing):
    """Nobody has that name."""

    code = "no_such_user"
    sentence = "Nobody of this name may sign in to this vault. Look at how the name is written."


class OwnReset(UserFacing):
    """The supervisor who resets and the user who is reset are one."""

    code = "own_reset"
    sentence = "Your own password is reset by another supervisor, or with the recovery code under the name “recovery”."


class RecoveryCodeNotReset(UserFacing):
    """The recovery code was to be reset like a password."""

    code = "recovery_code_not_reset"
    sentence = "The recovery code cannot be reset. Name the person who forgot the password."


class OwnRemoval(UserFacing):
    """The supervisor who removes or changes a role, and the user who is meant, are one."""

    code = "own_removal"
    sentence = "You cannot remove yourself or change your own role. Ask another supervisor."


class RecoveryCodeKept(UserFacing):
    """The recovery slot was to be removed or given another role, or its role to somebody else."""

    code = "recovery_code_kept"
    sentence = "The recovery code cannot be removed, nor given another role. Name a person."


class LastSupervisor(UserFacing):
    """The last supervisor was to be removed or demoted."""

    code = "last_supervisor"
    sentence = "This is the last supervisor. Make somebody else a supervisor first."


class RoleUnchanged(UserFacing):
    """Somebody was to be given the role that he has."""

    code = "role_unchanged"
    sentence = "This user has that role already. Nothing was changed."


@dataclass(frozen=True, repr=False)
class ChangedRole:
    """What must be told after a change of role: a one-time password for the user.

    `fingerprint` is that of the supervisors' new key, where a supervisor became an operator; else None.
    """

    one_time_password: str
    fingerprint: str | None

    def __repr__(self) -> str:
        return "<changed role>"


@dataclass(frozen=True)
class ListedUser:
    """One person as supervisors see them."""

    name: str
    role: str
    must_change_password: bool


class People:
    """The users of one vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def list(self) -> tuple[ListedUser, ...]:
        """Everybody with a key slot, the recovery slot too. Raises NotAllowed."""
        self._session.require_supervisor()
        return tuple(ListedUser(slot.name, slot.role.value, slot.must_change) for slot in self._session.key_file.slots)

    def add(self, name: str, role: Role, password: str | None = None) -> str | None:
        """Add a user; without a password a one-time one is drawn and returned.

        Raises NotAllowed, NameTaken, RecoveryCodeKept, or what `check_user_name` and `check_password` raise.
        """
        session = self._session
        session.signing_keys()
        if role is Role.RECOVERY:
            raise RecoveryCodeKept
        name = check_user_name(name)
        before = session.key_file
        if before.slot_named(name):
            raise NameTaken
        if len(before.slots) >= MAXIMUM_SLOTS:
            raise TooManyUsers
        drawn = one_time_password() if password is None else None
        secret = password if password is not None else drawn or ""
        check_password(secret, name, load_common_passwords())
        number = max(slot.slot_id for slot in before.slots) + 1
        self._give_keys(number, name, role, secret, "user_added", must_change=drawn is not None)
        return drawn

    def reset(self, name: str) -> str:
        """Give somebody who forgot the password a one-time one, which is returned, with a key pair and a grant anew.

        What was sealed to the former key pair cannot be opened any more: a call that the window keeps over a lock is
        lost. Resetting does not re-key: an old copy of vault.keys and the old password still open the vault's files.
        Wrong passwords typed before are journaled with it and forgotten, so that nobody waits for them. Raises
        NotAllowed, NoSuchUser, OwnReset, RecoveryCodeNotReset or SupervisorKeysGone.
        """
        session = self._session
        session.signing_keys()
        slot = session.key_file.slot_named(name)
        if slot is None:
            raise NoSuchUser
        if slot.role is Role.RECOVERY:
            raise RecoveryCodeNotReset
        if slot.slot_id == session.slot.slot_id:
            raise OwnReset
        drawn = one_time_password()
        tries = TriesFile(session.folder.tries)
        found = tries.of(slot.name)
        self._give_keys(
            slot.slot_id,
            slot.name,
            slot.role,
            drawn,
            "password_reset",
            must_change=True,
            wrong_passwords=found.count if found else 0,
        )
        with suppress(EnvironmentFault):  # the reset is done: at worst the person waits a minute
            tries.forget(slot.name)
        return drawn

    def remove(self, name: str, report: Report = unwatched) -> str | None:
        """Have somebody belong to the vault no more, and put its files under new keys; it cannot be cancelled.

        Returns the fingerprint of the supervisors' new key where a supervisor was removed, to be written down beside
        the recovery code; else None. Everybody else goes on with the password of before. Nobody works in the vault
        meanwhile: seconds for a large one. Backups that the user's password still opens are named in the session's
        warnings.

        Nothing was changed after NotAllowed, PasswordMustChange, SupervisorKeysGone, NoSuchUser, RecoveryCodeKept,
        OwnRemoval, LastSupervisor, RosterBusy, StagedUnderFormerKey, StillRead, TooManyRenewals, VaultDamaged, DiskFull
        or NotWritable. After RekeyingUnfinished, which tells the fingerprint too, the user is removed, and what is left
        to do is done at the next sign-in.
        """
        session = self._session
        slot = self._another(name)

        def others(_: bytes) -> tuple[Slot, ...]:
            return tuple(other for other in session.key_file.slots if other.slot_id != slot.slot_id)

        new_key = put_under_new_keys(
            session,
            others,
            "user_removal_begun",
            {"name": slot.name, "role": slot.role.value},
            renew_supervisors=slot.role.is_supervisor,
            report=report,
        )
        with suppress(EnvironmentFault):  # at worst somebody of that name, added later, waits a minute
            TriesFile(session.folder.tries).forget(slot.name)
        warn_of_former_backups(session, slot.name)
        return new_key

    def change_role(self, name: str, role: Role, report: Report = unwatched) -> ChangedRole:
        """Make an operator a supervisor, or a supervisor an operator, which puts the vault's files under new keys.

        Either way the user gets a one-time password, for a role is part of what a password opens. Raises RoleUnchanged
        and what `remove` raises; after RekeyingUnfinished the user needs a reset of the password besides.
        """
        slot = self._another(name, role)
        if slot.role is role:
            raise RoleUnchanged
        drawn = one_time_password()
        if role.is_supervisor:
            self._give_keys(slot.slot_id, slot.name, role, drawn, "role_changed", must_change=True)
            return ChangedRole(drawn, None)
        session = self._session

        def slots(supervisors_sign: bytes) -> tuple[Slot, ...]:
            new = self._slot(slot.slot_id, slot.name, role, drawn, supervisors_sign, must_change=True)
            return _with(session.key_file.slots, new)

        told = {"name": slot.name, "role": role.value}
        new_key = put_under_new_keys(session, slots, "role_change_begun", told, renew_supervisors=True, report=report)
        warn_of_former_backups(session, slot.name)
        return ChangedRole(drawn, new_key)

    def _another(self, name: str, role: Role | None = None) -> Slot:
        """Somebody who may be removed or given a `role`. Raises as `remove` does."""
        session = self._session
        session.signing_keys()
        slot = session.key_file.slot_named(name)
        if slot is None:
            raise NoSuchUser
        if Role.RECOVERY in {slot.role, role}:
            raise RecoveryCodeKept
        if slot.slot_id == session.slot.slot_id:
            raise OwnRemoval
        supervisors = [other for other in session.key_file.slots if other.role is Role.SUPERVISOR]
        if supervisors == [slot] and role is not Role.SUPERVISOR:
            raise LastSupervisor
        return slot

    def change_password(self, new_password: str) -> None:
        """Change the signed-in user's own password.

        Raises RecoveryCodeFixed, PasswordUnchanged or what `check_password` raises.
        """
        with self._session.held.changing_keys:
            self._change_password(new_password)

    def _change_password(self, new_password: str) -> None:
        session = self._session
        vault_id, old, opened = session.key_file.vault_id, session.slot, session.own_secrets()
        if old.role is Role.RECOVERY:
            raise RecoveryCodeFixed
        check_password(new_password, session.user, load_common_passwords())
        with suppress(WrongPassword):
            open_slot(vault_id, old, new_password)
            raise PasswordUnchanged
        new = reseal_slot(vault_id, old, opened, new_password, old.cost, must_change=False)
        slots = tuple(new if slot.slot_id == old.slot_id else slot for slot in session.key_file.slots)
        after = replace(session.key_file, slots=slots)
        session.folder.write_keys(after)
        session.generation_moved_to(after)
        session.must_change_password = False
        session.record("password_changed")

    def _give_keys(
        self, slot_id: int, name: str, role: Role, password: str, kind: str, *, must_change: bool, **told: object
    ) -> None:
        """Put a slot with a new key pair, and its grant, into the key file; journaled as `kind` with what is `told`."""
        session = self._session
        keys = session.signing_keys()
        finish_rekeying(session)
        before = session.key_file
        slot = self._slot(slot_id, name, role, password, keys.sign_public, must_change=must_change)
        grant = seal_grant(slot.public_key, slot_id, before.members.key_number, session.granted().for_role(role))
        after = _with_slot(before, slot, grant)
        after = replace(after, signature=sign_members(keys, after.members))
        session.folder.write_keys(after)  # before the database: keys one ahead are mended at the next sign-in
        with session.journal.transaction():
            session.database.vault.set_generation(after.generation)
            session.record(kind, name=name, role=role.value, generation=after.generation, **told)
        session.generation_moved_to(after)

    def _slot(
        self, slot_id: int, name: str, role: Role, password: str, supervisors_sign: bytes, *, must_change: bool
    ) -> Slot:
        """A slot with a new key pair."""
        before = self._session.key_file
        cost = password_cost(before.training)
        return new_slot(before.vault_id, slot_id, name, role, password, cost, supervisors_sign, must_change=must_change)


def one_time_password() -> str:
    """Five words drawn at random. Raises WordListMissing."""
    return generate_password(load_words(), secrets.choice)


def _with_slot(before: KeyFile, slot: Slot, grant: Grant) -> KeyFile:
    """The key file of the next generation with this slot, instead of one of its number; yet to be signed."""
    generation = before.generation + 1
    members = _with(before.members.members, member_of(slot, (grant,)))
    return replace(
        before,
        generation=generation,
        slots=_with(before.slots, slot),
        grants=_with(before.grants, grant),
        members=replace(before.members, generation=generation, members=members),
    )


def _with(before: tuple[_Numbered, ...], one: _Numbered) -> tuple[_Numbered, ...]:
    """In order of slot ids, with `one` instead of what has its number."""
    others = (other for other in before if other.slot_id != one.slot_id)
    return tuple(sorted((*others, one), key=lambda numbered: numbered.slot_id))
