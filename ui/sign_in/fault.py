"""What keeps somebody from going on, and at which box it is mended."""

from dataclasses import dataclass
from enum import Enum

from callcenter.errors import CallCenterError


class Place(Enum):
    """The boxes a fault can lie in, in the order of the eye."""

    FOLDER = "folder"
    NAME = "name"
    PROGRAM = "program"
    PHONE = "phone"
    DAYS = "days"
    OPENS = "opens"
    CLOSES = "closes"
    TIME_ZONE = "time_zone"
    USER = "user"
    SUPERVISOR = "supervisor"
    PASSWORD = "password"
    SECOND = "second"
    SHEET = "sheet"
    FIRST_GROUP = "first_group"
    SECOND_GROUP = "second_group"


class Problem(Enum):
    """What can be told without asking the vault."""

    NO_FOLDER = "no_folder"
    NO_VAULT = "no_vault"
    NO_NAME = "no_name"
    NAME_IS_PATH = "name_is_path"
    FOLDER_TAKEN = "folder_taken"
    NO_PROGRAM = "no_program"
    FULL_NUMBERS = "full_numbers"
    NO_PHONE = "no_phone"
    NO_DAY = "no_day"
    NO_TIME = "no_time"
    CLOSES_FIRST = "closes_first"
    NO_TIME_ZONE = "no_time_zone"
    NO_USER = "no_user"
    NO_SUPERVISOR = "no_supervisor"
    NO_PASSWORD = "no_password"
    PASSWORDS_DIFFER = "passwords_differ"
    NO_SECOND = "no_second"
    SAME_NAMES = "same_names"
    NO_PRINTER = "no_printer"
    NOT_PRINTED = "not_printed"
    NOT_WRITTEN = "not_written"
    SHEET_IN_VAULT = "sheet_in_vault"
    WRONG_GROUP = "wrong_group"


@dataclass(frozen=True)
class Fault:
    """Told in the card; the caret goes to `place`."""

    place: Place
    problem: Problem | CallCenterError
