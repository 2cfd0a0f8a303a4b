"""An entry of the journal in plain words: what was done, without any value of a caller."""

from collections.abc import Mapping
from datetime import datetime

from callcenter.domain.hours import LineHours
from callcenter.services.journal_protocol import ListedEntry
from ui.case_words import decision_words
from ui.language import tr
from ui.texts import answer_word, calls, moment, people, rows

_COUNTS = {"rows": rows, "people": people, "calls": calls}
_IN_WORDS = frozenset({"role", "reason", "name"})


def entry_words(entry: ListedEntry, hours: LineHours) -> str:
    """One sentence; an entry of a kind that has none shows its parts."""
    parts = dict(entry.told)
    if entry.kind == "log_exported":
        parts["calls"] = parts.pop("rows", "")
    told = _Told({name: _part(name, value, hours) for name, value in parts.items() if value})
    template = _templates(entry.told).get(entry.kind)
    if template is None:
        listed = ", ".join(f"{name.replace('_', ' ')}: {value}" for name, value in told.items())
        kind = entry.kind.replace("_", " ")
        return f"{kind} ({listed})" if listed else kind
    return template.format_map(told)


class _Told(dict[str, str]):
    """A part that an entry has not, or has empty, is told by a dash."""

    def __missing__(self, name: str) -> str:
        return "–"


def _part(name: str, value: str, hours: LineHours) -> str:
    """A part as people read it: moments by the center's clock, numbers with commas, some words of the program's own."""
    if name.endswith("_at"):
        try:
            return moment(hours.local(datetime.fromisoformat(value)))
        except ValueError:
            return value
    if name == "answer":
        return answer_word(value)
    if name == "decision":
        return decision_words(value)
    if name in _COUNTS and value.isdecimal():
        return _COUNTS[name](int(value))
    words = {
        "operator": tr("operator", "role"),
        "supervisor": tr("supervisor", "role"),
        "by_hand": tr("by hand"),
        "break": tr("break"),
        "idle": tr("nobody there"),
        "desktop": tr("with the desktop"),
        "head_folder": tr("folder for a head each hour"),
        "backup_plan": tr("plan of backups"),
        "retention_months": tr("months for which calls are kept"),
    }
    return words.get(value, value) if name in _IN_WORDS else value


def _templates(told: Mapping[str, str]) -> dict[str, str]:
    return _of_people() | _of_rosters() | _of_calls() | _of_journal(told)


def _of_people() -> dict[str, str]:
    return {
        "vault_created": tr("Made the vault"),
        "epoch_started": tr("Signed for all entries before this one"),
        "epoch_unlinked": tr("The journal began anew, with no link to what was before"),
        "signed_in": tr("Signed in as {role}"),
        "signed_out": tr("Signed out"),
        "locked": tr("Locked: {reason}"),
        "password_changed": tr("Changed the own password"),
        "user_added": tr("Added {name} as {role}"),
        "password_reset": tr("Gave {name} a one-time password"),
        "user_removal_begun": tr("Began to remove {name}"),
        "user_removed": tr("Removed {name}"),
        "role_change_begun": tr("Began to change the role of {name}"),
        "role_changed": tr("Changed the role of {name} to {role}"),
        "former_key_dropped": tr("Dropped the vault's former key"),
        "setting_changed": tr("Changed the setting {name} from {before} to {after}"),
        "program_changed": tr("Changed the program to version {version}"),
        "line_opened": tr("Opened the line until {closes_at}"),
        "line_closed_again": tr("Took the line's opening back"),
    }


def _of_rosters() -> dict[str, str]:
    return {
        "import_started": tr("Began to import roster {roster}: {rows}"),
        "import_resumed": tr("Went on with the import of roster {roster}"),
        "import_copied": tr("Took roster {roster} in from a bundle"),
        "import_hashed": tr("Finished the import of roster {roster}: {people}"),
        "import_discarded": tr("Gave up the import of roster {roster}"),
        "roster_switched": tr("Switched to roster {roster}: {people}"),
        "roster_purge_begun": tr("Began to purge roster {roster}"),
        "roster_purged": tr("Purged roster {roster}"),
        "bundle_exported": tr("Exported roster {roster} as a bundle"),
    }


def _of_calls() -> dict[str, str]:
    return {
        "call_opened": tr("Call {reference} began"),
        "check": tr("Call {reference}: checked, {answer}"),
        "call_closed": tr("Call {reference} ended: {answer}, {wrap_up}"),
        "call_taken_up": tr("Went on with call {reference}"),
        "check_refused": tr("Call {reference}: too many checks within a minute"),
        "note_key": tr("Drew a key for notes, sealed to the supervisors"),
        "note_opened": tr("Opened the note of call {reference}"),
        "notes_opened": tr("Opened notes for an export"),
        "reference_quoted": tr("Looked up the quoted call {reference}"),
        "review_case_opened": tr("Opened a review case for call {reference}"),
        "review_case_read": tr("Read the review case of call {reference}"),
        "review_case_decided": tr("Decided the review case of call {reference}: {decision}"),
        "throttle_released": tr("Released the throttled call {reference}"),
    }


def _of_journal(told: Mapping[str, str]) -> dict[str, str]:
    whole, broken = tr("Verified the journal: as it was written"), tr("Verified the journal: not as it was written")
    return {
        "": tr("Purged: only the code of this entry was kept"),
        "log_exported": tr("Exported {calls} as {format}"),
        "day_report_saved": tr("Saved the report of {day}"),
        "journal_verified": whole if told.get("ok") == "true" else broken,
        "head_written": tr("Wrote the head of entry {number} to a file"),
        "backup_made": tr("Made the backup {file}"),
        "backup_restored": tr("Put back the backup {file}, of {made_at}"),
        "calls_purge_begun": tr("Began to purge calls of before {before}"),
        "calls_purged": tr("Signed for the purge of {calls} of before {before}"),
        "calls_purge_ended": tr("Purged {calls} of before {before}"),
        "program_end_begun": tr("Began to end the program; confirmed by {confirmed_by}"),
        "damage_found": tr("The look at the database found damage: no check is answered"),
    }
