"""What the page of people says: roles, states, what a change brings about, what became of it."""

from datetime import datetime

from callcenter.domain.accounts import Role
from callcenter.domain.hours import LineHours
from callcenter.services.people_protocol import ListedPerson
from ui.language import tr
from ui.people.state import Deed, Kind
from ui.texts import moment


def role_words(role: Role) -> str:
    """What somebody may do."""
    return {
        Role.OPERATOR: tr("operator", "role"),
        Role.SUPERVISOR: tr("supervisor", "role"),
        Role.RECOVERY: tr("recovery code"),
    }[role]


def sign_in_words(person: ListedPerson, hours: LineHours) -> str:
    """When somebody signed in last, by the center's clock."""
    if person.last_sign_in is None:
        return tr("never", "signed in")
    return moment(hours.local(datetime.fromisoformat(person.last_sign_in)))


def wrong_words(person: ListedPerson, hours: LineHours) -> str:
    """How many wrong passwords were typed since, and when the last one."""
    if not person.wrong_passwords or person.last_wrong is None:
        return tr("none since the last sign-in")
    when = moment(hours.local(datetime.fromisoformat(person.last_wrong)))
    return tr("{number}, the last on {time}").format(number=person.wrong_passwords, time=when)


def state_words(person: ListedPerson) -> str:
    """What is to be known of somebody, in a few words."""
    said = [
        (person.is_here, tr("signed in here")),
        (person.must_change_password, tr("one-time password")),
        (person.is_last_supervisor, tr("the last supervisor")),
        (not person.is_person, tr("on paper")),
    ]
    return "  ·  ".join(words for is_so, words in said if is_so)


def why_not_words(person: ListedPerson) -> str:
    """Why something cannot be done with somebody; empty where everything can."""
    if not person.is_person:
        return tr(
            "The recovery code on paper opens the vault when no supervisor can. It can be neither removed nor changed."
        )
    if person.is_here:
        return tr(
            "You cannot remove yourself, change your own role or reset your own password. Another supervisor can."
        )
    if person.is_last_supervisor:
        return tr("The last supervisor cannot go. Make somebody else a supervisor first.")
    return ""


def role_question(deed: Deed) -> tuple[str, str, str]:
    """Title, question and agreement for a change of role."""
    if deed.role is Role.SUPERVISOR:
        return (
            tr("Make {name} a supervisor?").format(name=deed.name),
            tr(
                "{name} will be able to load rosters, open notes, export the calls and change who may sign in. The "
                "password of before serves no more: a one-time password is shown once."
            ).format(name=deed.name),
            tr("Make a supervisor"),
        )
    return (
        tr("Make {name} an operator?").format(name=deed.name),
        tr(
            "Everybody's keys are renewed, so that old files and backups open nothing new for {name}. Nobody can work "
            "in the vault meanwhile, and it cannot be stopped. The supervisors' key gets a new fingerprint, and {name} "
            "a one-time password."
        ).format(name=deed.name),
        tr("Make an operator"),
    )


def reset_question(name: str) -> tuple[str, str, str]:
    """Title, question and agreement for a one-time password."""
    return (
        tr("A one-time password for {name}?").format(name=name),
        tr(
            "The password of before serves no more, and a call that {name} kept over a lock is lost. The one-time "
            "password is shown once."
        ).format(name=name),
        tr("Give a one-time password"),
    )


def removal_words(person: ListedPerson) -> str:
    """What a removal brings about."""
    words = tr(
        "{name} cannot sign in any more. Everybody's keys are renewed: old files and backups open nothing new for "
        "{name}. Everybody else goes on with the password of before. Nobody can work in the vault meanwhile, and it "
        "cannot be stopped."
    ).format(name=person.name)
    if person.role is Role.SUPERVISOR:
        more = tr("The supervisors' key gets a new fingerprint, to be written down beside the recovery code.")
        return f"{words} {more}"
    return words


def working_words(deed: Deed, *, renews_keys: bool) -> str:
    """What is being done."""
    if renews_keys:
        return tr("Everybody's keys are being renewed. Nobody can work in the vault meanwhile.")
    return tr("The sign-in of {name} is being made…").format(name=deed.name)


def done_words(deed: Deed) -> str:
    """What was done, for the message bar."""
    words = {
        Kind.ADD: tr("{name} may sign in now as {role}."),
        Kind.RESET: tr("{name} has a one-time password now."),
        Kind.ROLE: tr("{name} may sign in now as {role}."),
        Kind.REMOVE: tr("{name} was removed, and everybody's keys are renewed."),
    }[deed.kind]
    return words.format(name=deed.name, role=role_words(deed.role))
