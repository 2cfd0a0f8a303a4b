"""What the sign-in says of faults."""

from callcenter.domain.passwords import SHORTEST_PASSWORD
from ui.language import tr
from ui.notices import sentence_of
from ui.sign_in.fault import Fault, Problem


def fault_words(fault: Fault | None) -> str:
    """The sentence beneath the boxes; nothing when there is no fault."""
    if fault is None:
        return ""
    if not isinstance(fault.problem, Problem):
        return sentence_of(fault.problem)
    return {
        Problem.NO_FOLDER: tr("Choose the folder in which the vault is to lie."),
        Problem.NO_NAME: tr("Give the vault a name: its folder is called so."),
        Problem.NAME_IS_PATH: tr("A vault's name has no slash and is not made of dots alone. Take them out."),
        Problem.NO_PROGRAM: tr("Choose a program, or a program file."),
        Problem.NO_USER: tr("Type the user name."),
        Problem.NO_PASSWORD: tr("Type the password."),
        Problem.PASSWORDS_DIFFER: tr("The two passwords are not the same. Type both again."),
        Problem.WRONG_PROOF: tr(
            "These are not the last two groups. Empty the box to see the code again, and compare it with your paper."
        ),
    }[fault.problem]


def password_rule() -> str:
    """The rule for a new password, in one sentence."""
    rule = tr("At least {count} characters; several words in a row are best, and nothing that others would try first.")
    return rule.format(count=SHORTEST_PASSWORD)
