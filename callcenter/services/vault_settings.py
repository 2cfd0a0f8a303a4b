"""What supervisors set for the vault as a whole, beside the program: each change journaled with old and new value."""

from callcenter.services.session import Session


def setting(session: Session, name: str) -> str | None:
    """A setting's value; None where nobody set it."""
    return session.database.settings.get(name)


def change_setting(session: Session, name: str, value: str | None) -> None:
    """Set or, with None, forget a setting; journaled unless it stays as it is. Raises NotAllowed or PasswordMustChange.

    Names are the program's own; a value stands in the journal, so it holds nothing of a caller and no secret.
    """
    session.require_supervisor()
    with session.journal.transaction():
        before = session.database.settings.get(name)
        if before != value:
            session.database.settings.set(name, value)
            session.record("setting_changed", name=name, before=before, after=value)
