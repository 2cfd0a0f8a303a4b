"""Notes by the thousand: with a Social Security number in some dress, and without.

Both are drawn part by part (digits, how they are parted, how each part is written, what stands between and around),
so that hardly any dress comes twice.
"""

from dataclasses import dataclass

from tests.notes.dresses import Draw, dressed
from tests.notes.ordinary import LONGEST, few_words, ordinary_note, sentence

_LABELS = (
    "", "", "", "SSN ", "SSN: ", "ssn#", "SS# ", "Social: ", "social is ", "soc sec no. ", "S.S.N. ", "her number is ",
    "full number ", "seguro social ", "núm. de seguro social: ", "NSS ", "su número es ", "caller gave ", "gave ",
    "dio ", "tax id ", "number on the card ", "(", "[", '"', "~", "=", "id: ", "Nr. ", "it is ", "es el ", "para ",
)  # fmt: skip


def note_with_ssn(draw: Draw) -> str:
    """A note of at most 200 characters with all nine digits of one."""
    while True:
        before = draw.choice((sentence(draw) + " ", "", "", sentence(draw) + "\n"))
        after = draw.choice((". " + sentence(draw), "", "", "\n" + sentence(draw), ".", " " + few_words(draw)))
        note = before + draw.choice(_LABELS) + dressed(draw) + after
        if len(note) <= LONGEST:
            return note


@dataclass(frozen=True)
class Corpora:
    """Notes with a number in them, and notes without."""

    with_ssn: tuple[str, ...]
    ordinary: tuple[str, ...]


def corpora(size: int, seed: int) -> Corpora:
    """`size` notes of each kind; one seed gives the same ones everywhere."""
    draw = Draw(seed)
    return Corpora(
        tuple(note_with_ssn(draw) for _ in range(size)),
        tuple(ordinary_note(draw) for _ in range(size)),
    )
