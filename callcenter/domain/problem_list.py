"""All that is wrong with the rows of a roster file, kept in a few bytes each: a long file can be wrong in every row."""

from array import array
from collections.abc import Iterable, Iterator

from callcenter.domain.roster import ROW_PROBLEM_SENTENCES, Problem, problem

_CODES = tuple(ROW_PROBLEM_SENTENCES)
_NUMBERS = {code: number for number, code in enumerate(_CODES)}


class ProblemList:
    """Problems in the order of the file's rows."""

    def __init__(self) -> None:
        self._rows = array("Q")
        self._codes = array("B")

    def add(self, row: int, codes: Iterable[str]) -> None:
        """Take in what is wrong with a row."""
        for code in codes:
            self._rows.append(row)
            self._codes.append(_NUMBERS[code])

    def counts(self) -> dict[str, int]:
        """How often there is each code."""
        return {code: found for number, code in enumerate(_CODES) if (found := self._codes.count(number))}

    def part(self, first: int, size: int) -> tuple[Problem, ...]:
        """So many of them, from the `first` on, counted from 0."""
        places = range(len(self))[first : first + size]
        return tuple(self._at(place) for place in places)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Problem]:
        return map(self._at, range(len(self)))

    def __repr__(self) -> str:
        return f"<{len(self)} problems>"

    def _at(self, place: int) -> Problem:
        return problem(self._rows[place], _CODES[self._codes[place]])
