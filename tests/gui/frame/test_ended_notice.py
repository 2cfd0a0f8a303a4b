"""What is said at the sign-in once a program was ended."""

from pathlib import Path

import pytest

from callcenter.services.ending_protocol import Ended, Rest
from ui.leaving import ended_notice
from ui.notices import Kind


@pytest.mark.parametrize(
    ("rest", "kind", "said"),
    [
        (Rest(), Kind.DONE, "The folder is deleted."),
        (Rest(left=("notes.txt",)), Kind.DONE, "left: notes.txt."),
        (Rest(undeleted=("backups/a.ccbackup",)), Kind.MEND, "still open with a password: backups/a.ccbackup."),
        (Rest(moved_aside=("vault.before-20261123",)), Kind.MEND, "with a password: vault.before-20261123."),
        (Rest(left=("{notes}.txt",), undeleted=("vault.db",)), Kind.MEND, "left: {notes}.txt."),
    ],
)
def test_what_is_there_still_is_named(rest: Rest, kind: Kind, said: str) -> None:
    notice = ended_notice(Ended(Path("/elsewhere/ended.json"), "0" * 32, rest))
    assert notice.kind is kind
    assert said in notice.text
    assert "ended.json" in notice.text
    assert ("The folder is deleted." in notice.text) is (rest == Rest())
