"""Who sits before a page that is tested without a door."""

from pathlib import Path

from callcenter.domain.accounts import Role
from callcenter.domain.policy import LAST4
from callcenter.domain.reading import ReadingRules
from callcenter.files.program_file import bundled_program
from callcenter.services.protocols import SignedIn
from callcenter.services.session import LONGEST_SHIFT
from tests.world import MONDAY_MORNING, OPERATOR, SUPERVISOR

PROGRAM = bundled_program("missouri-dese-2021")


def supervisor_in() -> SignedIn:
    """A supervisor who has just signed in to a training vault, whose line is always open."""
    return _signed_in(SUPERVISOR, Role.SUPERVISOR, training=True)


def operator_in() -> SignedIn:
    """An operator who has just signed in to a real vault, whose line keeps its hours."""
    return _signed_in(OPERATOR, Role.OPERATOR, training=False)


def _signed_in(user: str, role: Role, *, training: bool) -> SignedIn:
    return SignedIn(
        vault=Path("vault"),
        user=user,
        role=role,
        must_change_password=False,
        training=training,
        hours_apply=not training,
        program=PROGRAM,
        reading=ReadingRules(LAST4),
        warnings=(),
        openings=(),
        ends_at=MONDAY_MORNING + LONGEST_SHIFT,
    )
