"""What the making of a vault says of its pages, of programs and of days."""

from ui.language import tr
from ui.sign_in.new_vault_state import Stage


def stage_title(stage: Stage) -> str:
    """What stands above a page of the wizard."""
    names = {
        Stage.VAULT: tr("The vault"),
        Stage.PROGRAM: tr("The program"),
        Stage.HOURS: tr("The line's hours"),
        Stage.SHEET: tr("Put this sheet on paper"),
        Stage.PROOF: tr("Is the code on paper?"),
    }
    name = names.get(stage, tr("Two supervisors"))
    if stage in {Stage.SHEET, Stage.PROOF}:
        return name
    return tr("Step {number} of {all}: {name}").format(number=min(stage, Stage.SUPERVISORS), all=4, name=name)


def policy_words(policy: str) -> str:
    """What a program's policy asks callers for."""
    return {
        "last4": tr("The last 4 digits of the Social Security number; the first 5 are neither stored nor hashed."),
        "full": tr("All 9 digits of the Social Security number."),
    }.get(policy, policy)
