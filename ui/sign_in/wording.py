"""What the sign-in says of faults, and of passwords."""

from callcenter.domain.passwords import SHORTEST_PASSWORD
from ui.language import tr
from ui.notices import sentence_of
from ui.sign_in.fault import Fault, Problem
from ui.texts import counted


def fault_words(fault: Fault | None) -> str:
    """The sentence beneath the boxes; nothing when there is no fault."""
    if fault is None:
        return ""
    if not isinstance(fault.problem, Problem):
        return sentence_of(fault.problem)
    return {
        Problem.NO_FOLDER: tr("Choose the folder in which the vault is to lie."),
        Problem.NO_VAULT: tr("Choose the folder of the vault that is there."),
        Problem.NO_NAME: tr("Give the vault a name: its folder is called so."),
        Problem.NAME_IS_PATH: tr("A vault's name has no slash and is not made of dots alone. Take them out."),
        Problem.FOLDER_TAKEN: tr("A folder of this name holds something already. Choose another name."),
        Problem.NO_PROGRAM: tr("Choose a program, or a program file."),
        Problem.FULL_NUMBERS: tr(
            "This program uses full Social Security numbers, and that has to be confirmed word for word. "
            "Make its vault from a shell, with: callcenter init"
        ),
        Problem.NO_PHONE: tr("Type the phone number that callers dial, such as (800) 555-0100."),
        Problem.NO_DAY: tr("Tick at least one day."),
        Problem.NO_TIME: tr("Type a time of day, such as 8:00 AM or 20:00."),
        Problem.CLOSES_FIRST: tr(
            "The line must close later than it opens; 12:00 AM is the midnight that ends the day."
        ),
        Problem.NO_TIME_ZONE: tr("Choose the center's time zone."),
        Problem.NO_USER: tr("Type the user name."),
        Problem.NO_SUPERVISOR: tr("Type the supervisor's user name."),
        Problem.NO_PASSWORD: tr("Type the password."),
        Problem.PASSWORDS_DIFFER: tr("The two passwords are not the same. Type both again."),
        Problem.NO_SECOND: tr("Name a second supervisor, or tick that there is none."),
        Problem.SAME_NAMES: tr("The second supervisor is somebody else: type that person's user name."),
        Problem.NO_PRINTER: tr(
            "No printer is set up on this computer. Save the sheet as a PDF and print it elsewhere, or write it down."
        ),
        Problem.NOT_PRINTED: tr("The printer did not take the sheet. Print it once more, or save it as a PDF."),
        Problem.NOT_WRITTEN: tr("The file could not be written. Choose another folder or another disk."),
        Problem.SHEET_IN_VAULT: tr(
            "In the vault's own folder the sheet would go wherever a copy of the vault goes. Choose another folder."
        ),
        Problem.WRONG_GROUP: tr(
            "This is not the group at that place. Compare it with your paper, or go back to see the code again."
        ),
    }[fault.problem]


def wait_words(seconds: int) -> str:
    """How long nothing can be tried, after wrong passwords."""
    time = counted(seconds, tr("1 second"), tr("{number} seconds"))
    return tr("Too many wrong passwords. The next try is possible in {time}.").format(time=time)


def password_rule() -> str:
    """The rule for a new password, in one sentence."""
    rule = tr("At least {count} characters; several words in a row are best, and nothing that others would try first.")
    return rule.format(count=SHORTEST_PASSWORD)
