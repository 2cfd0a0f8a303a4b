import gc
import inspect
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.crypto.slots import WrongPassword
from callcenter.domain.accounts import Role
from callcenter.domain.answers import Word
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.details import Combination, Details, SpokenDetails
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.program_checks import ProgramFault
from callcenter.domain.roster import CANONICAL_COLUMNS
from callcenter.domain.throttle import Context
from callcenter.errors import Bug, UserFacing
from callcenter.files.program_file import UnknownProgram, bundled_program
from callcenter.progress import unwatched
from callcenter.services import access
from callcenter.services.access import FullUnconfirmed
from callcenter.services.call_log_protocol import CallLogDesk
from callcenter.services.call_protocol import CallDesk, KeptCall, NewCase
from callcenter.services.calls import NoSuchCall
from callcenter.services.care_protocol import CareDesk
from callcenter.services.export_protocol import ExportDesk, ExportRequest
from callcenter.services.local_vault import LocalVault
from callcenter.services.people import People
from callcenter.services.protocols import Access, LineDesk, LineSetup, LockReason, VaultSetup
from callcenter.services.requests import PROTOCOLS, Request, UnknownRequest, VaultLink, ask, protocol_of
from callcenter.services.roster_protocol import RosterDesk, RosterFile
from callcenter.services.session import NotAllowed, NotSignedIn, PasswordMustChange, Session
from callcenter.services.shift import Shift
from callcenter.storage.vault_folder import VaultMissing
from tests.services.test_supervisors_alone import ACTIONS
from tests.services.together import PATIENCE, PipedVault, crowd, sign_in
from tests.world import (
    GARCIA,
    MONDAY_MORNING,
    OPERATOR,
    OPERATOR_PASSWORD,
    SMITH,
    SUPERVISOR,
    SUPERVISOR_PASSWORD,
    World,
)

ASKED_OF_NO_VAULT = ("programs", "program", "status", "suggest_password")
OF_ONE_DAY: tuple[type[object], ...] = (Access, CallDesk, RosterDesk, LineDesk)
SMITHS = SpokenDetails("Smith", "Robert", "7/30/1961", "9876", "E200318")
STRANGER = SpokenDetails("Quill", "Ophelia", "3/4/1975", "4321", "E777777")
ROOT = Path(__file__).parents[2]
ANYWHERE = Path("anywhere.csv")
NEED_SOMEBODY: tuple[Request[object], ...] = (
    ask(Access.day),
    ask(Access.versions),
    ask(Access.lock, LockReason.BY_HAND),
    ask(Access.sign_out),
    ask(Access.change_password, "a quite different one"),
    ask(CallDesk.open),
    ask(CallDesk.check, "AAA-AAA", SMITHS),
    ask(CallDesk.keep, "AAA-AAA", SMITHS),
    ask(CallDesk.take_up, KeptCall(OPERATOR, "AAA-AAA", b"sealed")),
    ask(CallDesk.go_on, "AAA-AAA"),
    ask(CallDesk.wrap_up, "AAA-AAA", "eligible_informed"),
    ask(CallDesk.open_case, "AAA-AAA", NewCase("has_letter")),
    ask(CallDesk.quoted, "AAA-AAA"),
    ask(CallDesk.own_day),
    ask(CareDesk.look_after),
    ask(CareDesk.inspect),
    *ACTIONS,
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("loaded") / "vault").make_vault()
    world.load(SMITH, GARCIA)
    return world


@pytest.fixture
def world(loaded: World, tmp_path: Path) -> World:
    return loaded.copied_to(tmp_path)


@pytest.fixture
def vault(world: World) -> Iterator[LocalVault]:
    vault = LocalVault(world.clock)
    yield vault
    vault.close()


def methods_of(protocol: type[object]) -> dict[str, Callable[..., object]]:
    return {name: found for name, found in vars(protocol).items() if inspect.isfunction(found) and name[0] != "_"}


def kind(request: Request[object]) -> str:
    return f"{request.service}.{request.method}"


# What may be asked


def load_everything_twice(link: VaultLink, folder: Path, roster: Path) -> int:
    """Ask a roster desk everything there is; the number of the roster that is active then."""
    assert link.perform(ask(RosterDesk.look, RosterFile(roster))).columns == CANONICAL_COLUMNS
    columns = ColumnsOptions(date_format="YYYY-MM-DD")
    link.perform(ask(RosterDesk.keep_profile, "Payroll", columns))
    (profile,) = link.perform(ask(RosterDesk.profiles))
    assert (profile.name, profile.columns) == ("Payroll", columns)
    link.perform(ask(RosterDesk.drop_profile, "Payroll"))
    assert link.perform(ask(RosterDesk.dry_run, RosterFile(roster, columns))).people == 5
    assert link.perform(ask(RosterDesk.problems)) == ()
    assert link.perform(ask(RosterDesk.write_problems, folder / "problems.csv")) == 0
    staged = link.perform(ask(RosterDesk.start, RosterFile(roster))).roster
    link.perform(ask(RosterDesk.resume, RosterFile(roster), password="a quite different one"))
    assert link.perform(ask(RosterDesk.watch)) is None
    link.perform(ask(RosterDesk.stop))
    link.perform(ask(RosterDesk.discard))
    again = link.perform(ask(RosterDesk.start, RosterFile(roster), password="a quite different one")).roster
    assert staged is not None
    assert again == staged + 1
    link.perform(ask(RosterDesk.switch, again, "a quite different one"))
    link.perform(ask(RosterDesk.purge, 1))
    return again


def make_another(link: VaultLink, path: Path) -> None:
    """Whatever is asked with nobody signed in."""
    program = link.perform(ask(Access.programs))[0]
    assert link.perform(ask(Access.program, program)) == bundled_program(program)
    assert link.perform(ask(Access.suggest_password)) != link.perform(ask(Access.suggest_password))
    setup = VaultSetup(program, "Ann", "made for this one", training=True, second_supervisor="Ben")
    made = link.perform(ask(Access.create, path, setup))
    reset = link.perform(ask(Access.reset_password, path, "Ben", "Ann", "made for this one"))
    assert reset != made.second_password
    assert link.perform(ask(Access.status, path)).vault_id == made.vault_id


def take_a_disputed_call(link: VaultLink) -> str:
    """A NO, a review case, a note, and the reference quoted afterwards; the reference."""
    disputed = link.perform(ask(CallDesk.open))
    assert link.perform(ask(CallDesk.check, disputed, STRANGER)).decision.word is Word.NO
    link.perform(ask(CallDesk.open_case, disputed, NewCase("has_letter", "(555) 555-0142")))
    link.perform(ask(CallDesk.wrap_up, disputed, "review_case", "Has the letter at hand."))
    assert link.perform(ask(CallDesk.quoted, disputed)).case == "waiting"
    return disputed


def test_a_day_asks_everything_there_is_and_all_of_it_passes_through_a_pipe(world: World, vault: LocalVault) -> None:
    piped = PipedVault(vault)
    link: VaultLink = piped
    folder = world.path.parent
    roster = world.roster_file(crowd(5))

    make_another(link, folder / "second")
    signed_in = link.perform(ask(Access.sign_in, world.path, SUPERVISOR, SUPERVISOR_PASSWORD))
    assert (signed_in.user, signed_in.role, signed_in.training) == (SUPERVISOR, Role.SUPERVISOR, True)
    assert signed_in.program == bundled_program("missouri-dese-2021")
    assert link.perform(ask(Access.change_password, "a quite different one")).user == SUPERVISOR

    reference = link.perform(ask(CallDesk.open))
    assert link.perform(ask(CallDesk.check, reference, SMITHS)).decision.word is Word.YES
    kept = link.perform(ask(CallDesk.keep, reference, SMITHS))
    assert not link.perform(ask(Access.lock, LockReason.BY_HAND)).importing
    link.perform(ask(Access.sign_in, world.path, SUPERVISOR, "a quite different one"))
    assert link.perform(ask(CallDesk.take_up, kept)).spoken == SMITHS
    assert link.perform(ask(CallDesk.go_on, reference)).reference == reference
    link.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    disputed = take_a_disputed_call(link)
    assert [one.reference for one in link.perform(ask(CallDesk.own_day)).latest] == [disputed, reference]

    active = load_everything_twice(link, folder, roster)

    _, call = link.perform(ask(CallLogDesk.page)).calls
    assert (call.reference, call.answer, call.checks) == (reference, "YES", 1)
    assert link.perform(ask(ExportDesk.export, ExportRequest(folder / "log.csv"))).rows == 2
    with pytest.raises(UserFacing, match="always open"):
        link.perform(ask(LineDesk.open_until, "21:30"))
    assert link.perform(ask(LineDesk.close)) == ()
    day = link.perform(ask(Access.day))
    assert (day.calls_today, [roster.number for roster in day.rosters if roster.active]) == (2, [active])
    assert link.perform(ask(Access.versions)).sqlite
    head = link.perform(ask(Access.sign_out))
    link.close()

    every = {(protocol.__name__, name) for protocol in OF_ONE_DAY for name in methods_of(protocol)}
    assert piped.asked == (every - {("Access", "end_program")}) | {
        ("CallLogDesk", "page"),
        ("ExportDesk", "export"),
    }
    with world.sign_in(OPERATOR) as session:  # which adds one entry
        assert session.head().seq == head.seq + 1


@pytest.mark.parametrize(
    "request_",
    [
        Request("Session", "close", (), {}),
        Request("LocalVault", "close", (), {}),
        Request("", "", (), {}),
        Request("Access", "close", (), {}),
        Request("Access", "shift", (), {}),
        Request("Access", "_end", (), {}),
        Request("Access", "__init__", (SystemClock(),), {}),
        Request("Access", "__doc__", (), {}),
        Request("CallDesk", "single", (SMITHS,), {}),
        Request("CallDesk", "close", (), {}),
        Request("CallDesk", "check", ("AAA-AAA",), {}),
        Request("CallDesk", "open", (), {"reference": "AAA-AAA"}),
        Request("RosterDesk", "start", (RosterFile(ANYWHERE),), {"report": unwatched}),
        Request("RosterDesk", "start", (RosterFile(ANYWHERE), ImportMode.REPLACE, unwatched), {}),
    ],
    ids=repr,
)
def test_nothing_but_what_a_protocol_has_can_be_asked(
    vault: LocalVault, world: World, request_: Request[object]
) -> None:
    sign_in(vault, world)
    with pytest.raises(UnknownRequest) as raised:
        vault.perform(request_)
    assert isinstance(raised.value, Bug)
    assert "AAA-AAA" not in str(raised.value)
    assert vault.perform(ask(Access.day)).calls_today == 0


def test_a_failure_comes_back_as_it_was_raised(vault: LocalVault, world: World) -> None:
    with pytest.raises(VaultMissing):
        vault.perform(ask(Access.status, world.path.parent))
    sign_in(vault, world)
    with pytest.raises(NoSuchCall):
        vault.perform(ask(CallDesk.check, "AAA-AAA", SMITHS))


# Who is signed in


@pytest.mark.parametrize("request_", NEED_SOMEBODY, ids=kind)
def test_without_anybody_signed_in_nothing_is_done(vault: LocalVault, request_: Request[object]) -> None:
    with pytest.raises(NotSignedIn):
        vault.perform(request_)


def test_all_but_making_and_opening_a_vault_needs_somebody() -> None:
    free = {f"Access.{name}" for name in ("create", "sign_in", "reset_password", *ASKED_OF_NO_VAULT)}
    every = {f"{protocol.__name__}.{name}" for protocol in map(protocol_of, PROTOCOLS) for name in methods_of(protocol)}
    assert {kind(request) for request in NEED_SOMEBODY} == every - free


def test_signing_in_signs_out_whoever_was_there(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    assert sign_in(vault, world, OPERATOR).role is Role.OPERATOR
    with pytest.raises(NoSuchCall):
        vault.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    with pytest.raises(NotAllowed):
        vault.perform(ask(CallLogDesk.page))


def test_a_wrong_password_leaves_nobody_signed_in_and_the_vault_free(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    with pytest.raises(WrongPassword):
        vault.perform(ask(Access.sign_in, world.path, OPERATOR, "not the right password"))
    with pytest.raises(NotSignedIn):
        vault.perform(ask(Access.day))
    world.sign_in(OPERATOR).close()


def test_signing_out_tells_the_head_and_frees_the_vault(vault: LocalVault, world: World) -> None:
    sign_in(vault, world, OPERATOR)
    head = vault.perform(ask(Access.sign_out))
    assert head.seq == len(world.entries())
    assert world.verify(head).ok
    with pytest.raises(NotSignedIn):
        vault.perform(ask(Access.sign_out))


def test_a_one_time_password_opens_nothing_but_the_way_to_change_it(vault: LocalVault, world: World) -> None:
    with world.sign_in() as session:
        one_time = People(session).add("Nora", Role.OPERATOR)
    assert one_time is not None
    assert vault.perform(ask(Access.sign_in, world.path, "Nora", one_time)).must_change_password
    requests: tuple[Request[object], ...] = (
        ask(CallDesk.open),
        ask(CallLogDesk.page),
        ask(RosterDesk.discard),
        ask(Access.day),
    )
    for request in requests:
        with pytest.raises(PasswordMustChange):
            vault.perform(request)
    assert not vault.perform(ask(Access.change_password, "a quite different one")).must_change_password
    assert vault.perform(ask(CallDesk.open))


def test_a_vault_that_was_closed_lets_nobody_in_any_more_and_can_be_closed_again(
    vault: LocalVault, world: World
) -> None:
    sign_in(vault, world)
    vault.close()
    vault.close()
    requests: tuple[Request[object], ...] = (
        ask(Access.programs),
        ask(Access.sign_in, world.path, OPERATOR, OPERATOR_PASSWORD),
    )
    for request in requests:
        with pytest.raises(NotSignedIn):
            vault.perform(request)
    world.sign_in().close()


# Making a vault


@pytest.mark.parametrize("training", [True, False])
def test_a_vault_is_made_as_init_makes_it(
    vault: LocalVault, world: World, training: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shifts: list[Session] = []

    class Seen(Shift):
        def __init__(self, session: Session) -> None:
            shifts.append(session)
            super().__init__(session)

    monkeypatch.setattr(access, "Shift", Seen)
    path = world.path.parent / "second"
    vault.perform(ask(Access.create, path, VaultSetup("missouri-dese-2021", SUPERVISOR, SUPERVISOR_PASSWORD, training)))
    vault.perform(ask(Access.sign_in, path, SUPERVISOR, SUPERVISOR_PASSWORD))
    facts = shifts[0].facts
    assert (facts.training, facts.policy, facts.created_at) == (training, "last4", MONDAY_MORNING.isoformat())
    expected = ("training", False, False) if training else ("standard", True, True)
    assert (facts.tag_cost, facts.hours_apply, facts.throttle_applies) == expected


def test_a_vault_may_have_a_phone_and_hours_of_its_own(vault: LocalVault, world: World) -> None:
    path = world.path.parent / "second"
    program = bundled_program("missouri-dese-2021")
    night = LineSetup("(555) 555-0142", "America/Denver", ("saturday", "sunday"), "18:00", "24:00")
    setup = VaultSetup(
        "missouri-dese-2021", SUPERVISOR, SUPERVISOR_PASSWORD, second_supervisor="Ben", seat="K", line=night
    )
    made = vault.perform(ask(Access.create, path, setup))
    signed_in = vault.perform(ask(Access.sign_in, path, "Ben", made.second_password))
    line = signed_in.program.line
    assert (line.phone, line.time_zone, line.days) == (night.phone, night.time_zone, night.days)
    assert (line.opens, line.closes) == (night.opens, night.closes)
    assert (line.closed_days, line.grace_minutes) == (program.line.closed_days, 15)
    assert "6:00 p.m. to 12:00 a.m., Mountain time" in signed_in.program.variables()["hours"].en
    assert signed_in.must_change_password
    vault.perform(ask(Access.change_password, "a password of his own"))
    assert vault.perform(ask(CallDesk.open)).startswith("K")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (LineSetup("800", "America/Denver", ("monday",), "08:00", "20:00"), "line.phone"),
        (LineSetup("(555) 555-0142", "Denver", ("monday",), "08:00", "20:00"), "line.time_zone"),
        (LineSetup("(555) 555-0142", "America/Denver", (), "08:00", "20:00"), "line.days"),
        (LineSetup("(555) 555-0142", "America/Denver", ("Montag",), "08:00", "20:00"), "line.days.1"),
        (LineSetup("(555) 555-0142", "America/Denver", ("monday",), "8 a.m.", "20:00"), "line.opens"),
        (LineSetup("(555) 555-0142", "America/Denver", ("monday",), "20:00", "08:00"), "line.opens"),
    ],
)
def test_hours_that_are_not_sound_make_no_vault(vault: LocalVault, world: World, line: LineSetup, key: str) -> None:
    path = world.path.parent / "second"
    setup = VaultSetup("missouri-dese-2021", SUPERVISOR, SUPERVISOR_PASSWORD, training=True, line=line)
    with pytest.raises(ProgramFault) as refused:
        vault.perform(ask(Access.create, path, setup))
    assert refused.value.key == key
    assert not path.exists()


def test_the_wizards_pages_are_told_a_bundled_program_or_that_of_a_file(vault: LocalVault, tmp_path: Path) -> None:
    bundled = (ROOT / "resources/programs/missouri-dese-2021.toml").read_text(encoding="utf-8")
    file = tmp_path / "own.toml"
    file.write_text(bundled.replace('opens = "08:00"', 'opens = "09:00"'), encoding="utf-8")
    assert vault.perform(ask(Access.program, "missouri-dese-2021")).line.opens == "08:00"
    assert vault.perform(ask(Access.program, str(file))).line.opens == "09:00"
    with pytest.raises(UnknownProgram):
        vault.perform(ask(Access.program, "elsewhere"))


def test_a_program_that_uses_full_numbers_makes_no_vault_unconfirmed(vault: LocalVault, world: World) -> None:
    bundled = (ROOT / "resources/programs/missouri-dese-2021.toml").read_text(encoding="utf-8")
    program = world.path.parent / "full.toml"
    program.write_text(bundled.replace('policy = "last4"', 'policy = "full"'), encoding="utf-8")
    path = world.path.parent / "second"
    with pytest.raises(FullUnconfirmed):
        vault.perform(
            ask(Access.create, path, VaultSetup(str(program), SUPERVISOR, SUPERVISOR_PASSWORD, training=True))
        )
    assert not path.exists()


# Calls


def held() -> set[int]:
    """What is in memory of anything a caller said."""
    gc.collect()
    kinds = (SpokenDetails, Details, Combination, Context)
    return {id(found) for found in gc.get_objects() if isinstance(found, kinds)}


def take_a_call(vault: LocalVault, word: Word, **typed: str) -> str:
    reference = vault.perform(ask(CallDesk.open))
    assert vault.perform(ask(CallDesk.check, reference, SpokenDetails(**typed))).decision.word is word
    return reference


def test_after_the_wrap_up_nothing_of_a_call_is_in_memory(tmp_path: Path) -> None:
    world = World(tmp_path / "vault").make_vault(throttle=True)
    world.load(SMITH)
    vault = LocalVault(world.clock)
    sign_in(vault, world, OPERATOR)
    before = held()
    reference = take_a_call(vault, Word.NO, last_name="Okafor", first_name="Ngozi", birth_date="3/5/1975", ssn="1111")
    assert held() - before  # the digits tried, which the throttle counts once
    vault.perform(ask(CallDesk.wrap_up, reference, "not_on_list"))
    assert held() == before
    vault.close()


def test_two_checks_at_once_in_one_call_are_both_counted(vault: LocalVault, world: World) -> None:
    sign_in(vault, world)
    reference = vault.perform(ask(CallDesk.open))
    start = threading.Barrier(2, timeout=PATIENCE)

    def check_again() -> None:
        start.wait()
        for _ in range(10):
            vault.perform(ask(CallDesk.check, reference, SMITHS))

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(check_again) for _ in range(2)]:
            done.result()
    (call,) = vault.perform(ask(CallLogDesk.page)).calls
    assert call.checks == 20
    vault.perform(ask(CallDesk.wrap_up, reference, "eligible_informed"))
    vault.close()
    assert world.verify().ok
