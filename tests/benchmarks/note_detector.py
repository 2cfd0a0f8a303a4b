"""What the detector of notes finds and what it lets pass, beside the goals; ends with 1 when one is missed.

    python -m tests.benchmarks.note_detector [--notes 2000] [--seed 2026] [--show]

Draws as many notes with a Social Security number in some dress, and as many ordinary ones, and prints one table in
Markdown. With --show each note that was missed or refused wrongly is printed too: they are made up.
"""

import argparse
import sys
from statistics import quantiles
from time import process_time

from callcenter.domain.note_detector import found_in_note
from tests.benchmarks.goals import Goal
from tests.notes.corpora import corpora

RECALL_AT_LEAST, FALSE_ALARMS_AT_MOST = 99.5, 1.0


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args(arguments)
    notes = corpora(options.notes, options.seed)
    missed = [note for note in notes.with_ssn if found_in_note(note) is None]
    refused = [note for note in notes.ordinary if found_in_note(note)]
    goals = (
        Goal("notes with a number that are refused, %", 100 - 100 * len(missed) / options.notes, least=RECALL_AT_LEAST),
        Goal("ordinary notes that are refused, %", 100 * len(refused) / options.notes, most=FALSE_ALARMS_AT_MOST),
        Goal("one note, ms of processor time, p95", _milliseconds((*notes.with_ssn, *notes.ordinary))),
    )
    print(f"{options.notes:,} notes of each kind, seed {options.seed}\n")
    print("| what | measured | goal | |\n| --- | --- | --- | --- |", *goals, sep="\n")
    if options.show:
        print(*(f"missed: {note!r}" for note in missed), *(f"refused: {note!r}" for note in refused), sep="\n")
    return 0 if all(goal.met for goal in goals) else 1


def _milliseconds(notes: tuple[str, ...]) -> float:
    taken = []
    for note in notes:
        begun = process_time()
        found_in_note(note)
        taken.append(1000 * (process_time() - begun))
    return quantiles(taken, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
