"""The people who may sign in: adding one, changing one's own password, the list."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, replace

from callcenter.crypto.grants import GrantedKeys, open_grant, seal_grant
from callcenter.crypto.members import sign_members
from callcenter.crypto.slots import WrongPassword, new_slot, open_slot, reseal_slot
from callcenter.domain.accounts import Role, check_user_name
from callcenter.domain.key_file import MAXIMUM_SLOTS, member_of, password_cost
from callcenter.domain.passwords import check_password, generate_password
from callcenter.errors import UserFacing
from callcenter.files.word_lists import load_common_passwords, load_words
from callcenter.services.session import Session


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

        Raises NotAllowed, NameTaken, or what `check_user_name` and `check_password` raise.
        """
        session = self._session
        keys = session.signing_keys()
        name = check_user_name(name)
        before = session.key_file
        if before.slot_named(name):
            raise NameTaken
        if len(before.slots) >= MAXIMUM_SLOTS:
            raise TooManyUsers
        drawn = None if password is not None else generate_password(load_words(), secrets.choice)
        secret = password if password is not None else drawn or ""
        check_password(secret, name, load_common_passwords())
        slot = new_slot(
            before.vault_id,
            max(slot.slot_id for slot in before.slots) + 1,
            name,
            role,
            secret,
            password_cost(before.training),
            keys.sign_public,
            must_change=drawn is not None,
        )
        grant = seal_grant(slot.public_key, slot.slot_id, before.members.key_number, self._grant_for(role))
        members = replace(
            before.members,
            generation=before.generation + 1,
            members=(*before.members.members, member_of(slot, (grant,))),
        )
        after = replace(
            before,
            generation=members.generation,
            slots=(*before.slots, slot),
            grants=(*before.grants, grant),
            members=members,
            signature=sign_members(keys, members),
        )
        session.folder.write_keys(after)  # before the database: keys one ahead are mended at the next sign-in
        with session.journal.transaction():
            session.database.vault.set_generation(after.generation)
            session.record("user_added", name=name, role=role.value, generation=after.generation)
        session.generation_moved_to(after)
        return drawn

    def change_password(self, new_password: str) -> None:
        """Change the signed-in user's own password.

        Raises RecoveryCodeFixed, PasswordUnchanged or what `check_password` raises.
        """
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

    def _grant_for(self, role: Role) -> GrantedKeys:
        """What the signed-in supervisor can hand on to a new user."""
        session = self._session
        own = session.key_file.grants_of(session.slot.slot_id)[-1]
        return open_grant(session.own_secrets(), own).for_role(role)
