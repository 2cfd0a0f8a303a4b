"""Reads the lists of names that made-up people are given."""

from importlib.resources import files

from callcenter.domain.made_up_people import NameLists, WeightedNames
from callcenter.errors import EnvironmentFault


class NameListMissing(EnvironmentFault):
    """A list of names that comes with the program is not there or cannot be read."""

    code = "name_list_missing"
    sentence = "A list of names that comes with the program cannot be read. Install the program again."


def load_name_lists() -> NameLists:
    """The bundled lists; raises NameListMissing."""
    return NameLists(
        surnames=_names("surnames.txt"),
        spanish_surnames=_names("surnames-spanish.txt"),
        female=_names("female.txt"),
        male=_names("male.txt"),
    )


def _names(file_name: str) -> WeightedNames:
    """One list: a line holds a name and, after the last space, its weight; # begins a comment."""
    try:
        text = (files("resources") / "names" / file_name).read_text(encoding="utf-8")
        lines = [line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#")]
        return WeightedNames.of({name: int(weight) for name, _, weight in lines})
    except (OSError, ValueError, ModuleNotFoundError) as fault:
        raise NameListMissing from fault
