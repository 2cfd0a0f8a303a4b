"""The recovery sheet as a document of one or two pages: the code, and the second supervisor's first password."""

from html import escape

from callcenter.domain.accounts import RECOVERY_NAME
from ui.language import tr
from ui.sign_in.new_vault_state import RecoverySheet
from ui.texts import day_in_words

_GROUPS_IN_A_ROW = 3


def recovery_words() -> str:
    """What the code is for and how it is kept."""
    words = tr(
        "Keep it on paper alone, locked away from this computer; it is not shown again. Whoever has the code signs in "
        "with it in place of a password, under the user name “{name}”, and may do all that supervisors may."
    )
    return words.format(name=RECOVERY_NAME)


def fingerprint_lines(fingerprint: str) -> list[str]:
    """In two lines, short enough to be compared by eye."""
    groups = fingerprint.split("-")
    half = (len(groups) + 1) // 2
    return ["-".join(groups[:half]), "-".join(groups[half:])]


def sheet_html(sheet: RecoverySheet) -> str:
    """The whole sheet. The second supervisor's page is one of its own, so that it can be handed over alone."""
    return f"<html><body>{_recovery_page(sheet)}{_second_page(sheet) if sheet.second else ''}</body></html>"


def _recovery_page(sheet: RecoverySheet) -> str:
    destroy = tr("If you read this in a file: print it, then delete the file and empty the trash.")
    return "".join(
        (
            _heading(tr("Recovery sheet")),
            _origin(sheet),
            _heading(tr("Recovery code"), 2),
            _groups(sheet.groups),
            _text(recovery_words()),
            _text(destroy, bold=True),
            _heading(tr("Fingerprint of the supervisors' key"), 2),
            *(_typed(line) for line in fingerprint_lines(sheet.made.fingerprint)),
            _text(tr("Exports of this vault are genuine where “verify-export” names this key.")),
        )
    )


def _second_page(sheet: RecoverySheet) -> str:
    once = tr(
        "It serves once: right after signing in you choose a password of your own. Until then whoever reads this sheet "
        "can sign in as you, so do it today and destroy this page."
    )
    title = tr("For {user}, the second supervisor").format(user=sheet.second)
    return "".join(
        (
            f'<div style="page-break-before: always">{_heading(title)}</div>',
            _origin(sheet),
            _heading(tr("User name"), 2),
            _typed(sheet.second),
            _heading(tr("One-time password"), 2),
            _typed(sheet.made.second_password),
            _text(once),
        )
    )


def _origin(sheet: RecoverySheet) -> str:
    made = tr("Vault {vault} in {folder}, number {number}. Made on {day} by {supervisor}.")
    return _text(
        made.format(
            vault=sheet.vault.name,
            folder=sheet.vault.parent,
            number=sheet.made.vault_id,
            day=day_in_words(sheet.made_on),
            supervisor=sheet.supervisor,
        )
    )


def _groups(groups: list[str]) -> str:
    """A table of the groups, each beside the number of its place."""
    cells = [
        f'<td>{place}&nbsp;&nbsp;<b style="font-size: 20pt">{escape(group)}</b></td>'
        for place, group in enumerate(groups, 1)
    ]
    places = range(0, len(cells), _GROUPS_IN_A_ROW)
    rows = ("".join(("<tr>", *cells[place : place + _GROUPS_IN_A_ROW], "</tr>")) for place in places)
    return f"<table cellpadding='10'>{''.join(rows)}</table>"


def _heading(text: str, level: int = 1) -> str:
    return f"<h{level}>{escape(text)}</h{level}>"


def _text(text: str, *, bold: bool = False) -> str:
    return f"<p><b>{escape(text)}</b></p>" if bold else f"<p>{escape(text)}</p>"


def _typed(text: str) -> str:
    return f'<p style="font-size: 16pt; margin: 0">{escape(text)}</p>'
