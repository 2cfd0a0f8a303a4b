"""Kinds of journal entries, put together as people look for them."""

from enum import Enum

CALLS = ("call_opened", "check", "call_closed")
"""By far the most."""


class Group(Enum):
    """Entries of some kinds; DEEDS are all but those of calls, EVERYTHING is all."""

    DEEDS = "deeds"
    SIGN_INS = "sign_ins"
    PEOPLE = "people"
    ROSTERS = "rosters"
    SETTINGS = "settings"
    CASES = "cases"
    EXPORTS = "exports"
    JOURNAL = "journal"
    EVERYTHING = "everything"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds in it; none for the two that are more than a list."""
        return _KINDS.get(self, ())


_KINDS = {
    Group.SIGN_INS: ("signed_in", "signed_out", "locked", "password_changed", "epoch_started", "epoch_unlinked"),
    Group.PEOPLE: (
        *("vault_created", "user_added", "password_reset", "password_changed", "user_removal_begun", "user_removed"),
        *("role_change_begun", "role_changed", "former_key_dropped"),
    ),
    Group.ROSTERS: (
        *("import_started", "import_resumed", "import_hashed", "import_copied", "import_discarded", "roster_switched"),
        *("roster_purge_begun", "roster_purged", "bundle_exported"),
    ),
    Group.SETTINGS: ("setting_changed", "program_changed", "line_opened", "line_closed_again"),
    Group.CASES: (
        *("review_case_opened", "review_case_decided", "review_case_read", "note_opened", "notes_opened"),
        *("reference_quoted", "throttle_released", "call_taken_up", "check_refused"),
    ),
    Group.EXPORTS: ("log_exported", "day_report_saved", "bundle_exported"),
    Group.JOURNAL: (
        "journal_verified",
        "head_written",
        "damage_found",
        "calls_purge_begun",
        "calls_purged",
        "calls_purge_ended",
        "program_end_begun",
        "backup_made",
        "backup_restored",
    ),
}
