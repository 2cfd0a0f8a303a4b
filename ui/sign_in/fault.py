"""What keeps somebody from going on, and at which box it is mended."""

from dataclasses import dataclass
from enum import Enum

from callcenter.errors import CallCenterError


class Place(Enum):
    """The boxes a fault can lie in, in the order of the eye."""

    FOLDER = "folder"
    NAME = "name"
    PROGRAM = "program"
    USER = "user"
    PASSWORD = "password"
    PROOF = "proof"


class Problem(Enum):
    """What can be told without asking the vault."""

    NO_FOLDER = "no_folder"
    NO_NAME = "no_name"
    NAME_IS_PATH = "name_is_path"
    NO_PROGRAM = "no_program"
    NO_USER = "no_user"
    NO_PASSWORD = "no_password"
    PASSWORDS_DIFFER = "passwords_differ"
    WRONG_PROOF = "wrong_proof"


@dataclass(frozen=True)
class Fault:
    """Told in the card; the caret goes to `place`."""

    place: Place
    problem: Problem | CallCenterError
