"""The three ways to walk through all last four digits of somebody, up to the right ones: each ends after a few.

The ordinary run takes every 97th number on the way, the long one every single one.
"""

import random
from collections.abc import Iterable, Iterator
from itertools import cycle, islice, product
from pathlib import Path

import pytest

from callcenter.domain.answers import Answer
from callcenter.domain.details import SpokenDetails
from callcenter.services.calls import Calls
from tests.services.guessing import SMITH_SAYS, SMITHS_BIRTH, SMITHS_DIGITS
from tests.world import OPERATOR, SUPERVISOR, World

whole_or_sampled = pytest.mark.parametrize(
    "step", [97, pytest.param(1, marks=(pytest.mark.long, pytest.mark.timeout(1_200)))], ids=["sampled", "whole"]
)


@pytest.fixture
def world(throttled_vault: World, tmp_path: Path) -> World:
    """A training vault whose throttle was kept, with García and Smith on its roster."""
    return throttled_vault.copied_to(tmp_path)


def counted_up(step: int) -> list[str]:
    """Last four digits from 0001 on, the right ones at the end."""
    return [*(f"{number:04}" for number in range(1, int(SMITHS_DIGITS), step)), SMITHS_DIGITS]


def new_names() -> Iterator[str]:
    """Given names, none of them twice."""
    syllables = [consonant + vowel for consonant, vowel in product("bdfgklmnprstvz", "aeiou")]
    return ("".join(parts).capitalize() for parts in product(syllables, repeat=3))


def random_birth_dates() -> Iterator[str]:
    drawn = random.Random(1961)
    while True:
        born = f"{drawn.randint(1, 12)}/{drawn.randint(1, 28)}/{drawn.randint(1940, 1999)}"
        if born != SMITHS_BIRTH:
            yield born


def ask_all(world: World, questions: Iterable[dict[str, str]]) -> list[Answer]:
    with world.sign_in(OPERATOR) as session, Calls(session) as calls:
        return [calls.single(SpokenDetails(**typed)) for typed in questions]


def assert_walk_ended(world: World, answers: list[Answer], answered: list[str]) -> None:
    """So many guesses were answered and none after them, least of all the right one; the journal tells of each."""
    words = [answer.decision.word.value for answer in answers]
    refused = len(answers) - len(answered)
    assert words == [*answered, *["CANNOT"] * refused]
    told = [entry["reason"] for entry in world.entries("check")]
    assert told == [answer.decision.reason.value for answer in answers]
    assert told.count("throttled") == refused
    assert ask_all(world, [SMITH_SAYS])[0].decision.reason.value == "throttled"


@whole_or_sampled
def test_counting_up_the_last_four_with_a_new_given_name_each_time_ends_after_ten(world: World, step: int) -> None:
    digits = counted_up(step)
    questions = [
        SMITH_SAYS | {"first_name": name, "ssn": guess} for name, guess in zip(new_names(), digits, strict=False)
    ]
    assert len(questions) == len(digits)
    assert_walk_ended(world, ask_all(world, questions), answered=["NO"] * 10)


@whole_or_sampled
def test_counting_up_the_last_four_with_a_random_birth_date_each_time_ends_after_ten(world: World, step: int) -> None:
    digits = counted_up(step)
    questions = [
        SMITH_SAYS | {"birth_date": born, "ssn": guess}
        for born, guess in zip(random_birth_dates(), digits, strict=False)
    ]
    assert_walk_ended(world, ask_all(world, questions), answered=["NO"] * 10)


@whole_or_sampled
def test_counting_up_the_last_four_with_a_new_call_each_time_ends_after_five(world: World, step: int) -> None:
    """Under two users in turn, each of whom signs in anew after every third call."""
    digits, answers = iter(counted_up(step)), []
    for user in cycle((OPERATOR, SUPERVISOR)):
        some = list(islice(digits, 3))
        if not some:
            break
        with world.sign_in(user) as session, Calls(session) as calls:
            for guess in some:
                reference = calls.open()
                answers.append(calls.check(reference, SpokenDetails(**SMITH_SAYS | {"ssn": guess})))
                calls.wrap_up(reference, "not_on_list")
    assert len(answers) == len(counted_up(step))
    assert_walk_ended(world, answers, answered=["MORE"] * 5)
