"""Reads the word lists that come with the program."""

from importlib.resources import files

from callcenter.errors import EnvironmentFault


class WordListMissing(EnvironmentFault):
    """A list that comes with the program is not there or cannot be read."""

    code = "word_list_missing"
    sentence = "A word list of the program cannot be read. Install the program again."


def load_common_passwords() -> frozenset[str]:
    """Case-folded passwords, and words they are built on, that `check_password` refuses."""
    return frozenset(_lines("common.txt"))


def load_words() -> tuple[str, ...]:
    """The words that `generate_password` draws from: at least 1,024, all different."""
    return tuple(_lines("words.txt"))


def _lines(name: str) -> list[str]:
    """The lines of one list without empty ones and comments (#); raises WordListMissing."""
    try:
        text = (files("resources") / "passwords" / name).read_text(encoding="utf-8")
    except (OSError, ValueError, ModuleNotFoundError) as fault:
        raise WordListMissing from fault
    return [line for line in text.splitlines() if line and not line.startswith("#")]
