"""American names as often as the census of 1990 counted them, for made-up people; from the package `names`."""

from pathlib import Path

import names

from callcenter.domain.made_up_people import NameLists, WeightedNames
from callcenter.domain.text import fold
from callcenter.files.name_lists import load_name_lists

_PER_PER_CENT = 10_000
_RAREST = 3  # the list rounds the frequency of two thirds of its surnames to nought


def census_lists() -> NameLists:
    """88,799 surnames and 5,494 given names, Spanish surnames apart and with the accents the census left out."""
    folder = Path(names.__file__).parent
    spanish = {fold(name).upper(): name for name in load_name_lists().spanish_surnames.names}
    surnames = _weights(folder / "dist.all.last")
    return NameLists(
        surnames=WeightedNames.of({name: weight for name, weight in surnames.items() if name not in spanish}),
        spanish_surnames=WeightedNames.of({accented: surnames.get(name, 0) for name, accented in spanish.items()}),
        female=WeightedNames.of(_weights(folder / "dist.female.first")),
        male=WeightedNames.of(_weights(folder / "dist.male.first")),
    )


def _weights(path: Path) -> dict[str, int]:
    """A line is a name, its frequency in per cent, and two columns that follow from those before."""
    lines = [line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
    return {name: max(_RAREST, round(float(frequency) * _PER_PER_CENT)) for name, frequency, *_ in lines}
