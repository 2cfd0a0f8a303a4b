"""Filters of the call log that are kept under a name: vault-wide settings, journaled with each change."""

import json

from callcenter.canonical_json import canonical_json
from callcenter.domain.call_filter import filter_told
from callcenter.domain.call_span import SPANS
from callcenter.domain.note_detector import found_in_note
from callcenter.errors import UserFacing
from callcenter.services.call_log_protocol import SavedFilter
from callcenter.services.session import Session
from callcenter.services.vault_settings import change_setting

LONGEST_NAME = 40
_SETTING = "call_filter/"


class FilterUnnamed(UserFacing):
    """A filter was to be kept under no name, too long a one, or one that could tell of a caller."""

    code = "filter_unnamed"
    sentence = (
        f"A filter needs a name of 1 to {LONGEST_NAME} characters, without a date and without digits that could be a "
        "caller's. Give it another one."
    )


def saved_filters(session: Session) -> tuple[SavedFilter, ...]:
    """All that are kept, by name."""
    kept = session.database.settings.all()
    names = sorted((name for name in kept if name.startswith(_SETTING)), key=str.casefold)
    return tuple(_read(name.removeprefix(_SETTING), kept[name]) for name in names)


def save_filter(session: Session, saved: SavedFilter) -> None:
    """Keep one, in place of one of the same name. Raises FilterUnnamed, NotAllowed or PasswordMustChange."""
    name = " ".join(saved.name.split())
    if not 1 <= len(name) <= LONGEST_NAME or not name.isprintable() or found_in_note(name):
        raise FilterUnnamed
    told = saved.meant.told() | ({"span": saved.span} if saved.span in SPANS else {})
    change_setting(session, _SETTING + name, canonical_json(told).decode())


def remove_filter(session: Session, name: str) -> None:
    """Forget one; nothing is journaled where none has this name. Raises NotAllowed or PasswordMustChange."""
    change_setting(session, _SETTING + name, None)


def _read(name: str, value: str) -> SavedFilter:
    told = json.loads(value)
    span = told.pop("span", "")
    return SavedFilter(name, filter_told(told), span)
