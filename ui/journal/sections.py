"""The sections of the journal's page: how each is called and made, when somebody first wants it.

A section is a widget with a signal `noticed` (a Notice for the message bar) and `refresh()`, as every page of a
supervisor; its function here loads its module. They stand at the left in this order.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.supervisor_pages import Office


@dataclass(frozen=True)
class Section:
    """One section; `name` has the letter that leads to it with Alt, `make` gives a widget that is a `ShownPage`."""

    key: str
    name: str
    make: Callable[[Office], QWidget]


def sections() -> tuple[Section, ...]:
    """In the order in which they stand."""
    return (
        Section("verify", tr("Ver&ification"), _verify),
        Section("entries", tr("E&ntries"), _entries),
        Section("heads", tr("&Heads"), _heads),
        Section("backups", tr("Back&ups"), _backups),
        Section("retention", tr("Old &calls"), _retention),
        Section("ending", tr("End of pro&gram"), _ending),
    )


def _verify(office: Office) -> QWidget:
    from ui.journal.verify_section import VerifySection

    return VerifySection(office.tasks, office.dialogs, office.signed_in)


def _entries(office: Office) -> QWidget:
    from ui.journal.entries_section import EntriesSection

    return EntriesSection(office.tasks, office.signed_in)


def _heads(office: Office) -> QWidget:
    from ui.journal.heads_section import HeadsSection

    return HeadsSection(office.tasks, office.dialogs, office.signed_in)


def _backups(office: Office) -> QWidget:
    from ui.journal.backups_section import BackupsSection

    return BackupsSection(office.tasks, office.dialogs, office.signed_in)


def _retention(office: Office) -> QWidget:
    from ui.journal.retention_section import RetentionSection

    return RetentionSection(office.tasks, office.dialogs, office.signed_in)


def _ending(office: Office) -> QWidget:
    from ui.journal.ending_section import EndingSection

    return EndingSection(office)
