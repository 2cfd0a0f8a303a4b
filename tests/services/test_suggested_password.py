"""A password that is drawn for whoever cannot think of one."""

from callcenter.clock import MovableClock
from callcenter.domain.passwords import check_password
from callcenter.files.word_lists import load_common_passwords, load_words
from callcenter.services.local_vault import LocalVault
from callcenter.services.protocols import Access
from callcenter.services.requests import ask
from tests.world import MONDAY_MORNING, SUPERVISOR


def test_five_words_are_drawn_that_pass_as_a_password() -> None:
    link = LocalVault(MovableClock(MONDAY_MORNING))

    drawn = [link.perform(ask(Access.suggest_password)) for _ in range(20)]

    assert all(len(words) == 5 and set(words) <= set(load_words()) for words in (one.split("-") for one in drawn))
    assert len(set(drawn)) == 20
    for one in drawn:
        check_password(one, SUPERVISOR, load_common_passwords())
