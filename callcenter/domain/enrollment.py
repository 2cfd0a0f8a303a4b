"""How to enroll after a YES, and what to say instead once the last day has passed. Days are the center's own."""

from datetime import date

from callcenter.domain.program_parts import Enrollment
from callcenter.domain.wording import Text

# A program's own wording invites to enroll, so these are the same in every program.
YES_AFTER_DEADLINE = Text(
    en="Yes, you are eligible for {offer}, but the last day to enroll was {deadline}, so it is no longer possible to "
    "enroll.",
    es="Sí, usted tiene derecho a {offer}, pero el último día para inscribirse fue el {deadline} y ya no es posible "
    "inscribirse.",
)
ENROLLMENT_OVER = Text(
    en="The last day to enroll was {deadline}. If you have a question about that, you can call {enroll_phone}.",
    es="El último día para inscribirse fue el {deadline}. Si tiene alguna pregunta al respecto, puede llamar al "
    "{enroll_phone}.",
)


def is_over(enrollment: Enrollment, day: date) -> bool:
    """Whether the last day to enroll, itself included, has passed on `day`; never without a known one."""
    return enrollment.deadline is not None and day > enrollment.deadline


def how_to_enroll(enrollment: Enrollment, day: date) -> Text:
    """What to tell an eligible caller on `day`, not filled in: how to enroll, or that it is too late."""
    return ENROLLMENT_OVER if is_over(enrollment, day) else enrollment.text
