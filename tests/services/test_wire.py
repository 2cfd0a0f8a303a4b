"""What travels between window and vault comes out as it went in, and nothing else comes out at all."""

import inspect
import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.domain.accounts import Role
from callcenter.domain.answers import Answer, Decision, Reason, Word
from callcenter.domain.call_filter import EVERY_CALL
from callcenter.domain.columns import ColumnsOptions
from callcenter.domain.details import SpokenDetails
from callcenter.domain.hours import Opening
from callcenter.domain.import_mode import ImportMode
from callcenter.domain.one_name import NameOrder
from callcenter.domain.policy import POLICIES
from callcenter.domain.reading import ReadingRules
from callcenter.domain.roster import problem
from callcenter.domain.ssn import SsnRules
from callcenter.errors import DetailFault, EnvironmentFault, UserCancelled, UserFacing
from callcenter.files.program_file import bundled_program
from callcenter.services import wire
from callcenter.services.call_log_protocol import CallLogDesk, CallPage, ListedCall
from callcenter.services.call_protocol import CallDesk, NewCase, OwnCall, OwnDay, QuotedCall
from callcenter.services.pace import TooFast
from callcenter.services.protocols import (
    Access,
    CreatedVault,
    DayStatus,
    Head,
    LineDesk,
    LineSetup,
    Locked,
    LockReason,
    SignedIn,
    VaultSetup,
)
from callcenter.services.requests import PROTOCOLS, Request, UnknownRequest, ask, protocol_of, signature_of
from callcenter.services.roster_protocol import (
    ColumnProfile,
    ImportReport,
    ListedRoster,
    PreviewRow,
    ReadAs,
    RosterDesk,
    RosterFile,
    RosterPreview,
    StagedImport,
)
from callcenter.services.session import NotAllowed
from callcenter.services.sign_in import BackOff
from callcenter.storage.failures import VaultBusy

TEXT = st.text(max_size=40)
SPOKEN = st.builds(SpokenDetails, TEXT, TEXT, TEXT, TEXT, TEXT)
PROGRAM = bundled_program("missouri-dese-2021")
ANYBODYS = VaultSetup(
    "missouri-dese-2021",
    "Ann",
    "a password of hers",
    second_supervisor="Ben",
    seat="B",
    line=LineSetup("(800) 555-0100", "America/Denver", ("monday", "friday"), "07:00", "24:00"),
)
EVENING = Opening(datetime(2026, 11, 24, 2, tzinfo=UTC), datetime(2026, 11, 24, 3, 30, tzinfo=UTC))
ROSTERS = (ListedRoster(1, "loaded", 1, 2000, 14172, True, "2026-11-23T15:30:00+00:00"),)

ANSWERED: list[tuple[Request[Any], object]] = [
    (
        ask(Access.sign_in, Path("vault"), "Olive", "a password of hers"),
        SignedIn(
            Path("/a/vault"),
            "Olive",
            Role.OPERATOR,
            False,
            True,
            True,
            PROGRAM,
            ReadingRules(policy, SsnRules(made_up=True)),
            ("A warning.",),
            (EVENING,),
            datetime(2026, 11, 24, 3, 30, tzinfo=UTC),
        ),
    )
    for policy in POLICIES.values()
]
COLUMNS = ColumnsOptions(
    (("ssn", "SSN #"), ("name", "Full Name")),
    "M/D/YYYY",
    "\t",
    "windows-1252",
    "Hoja 1",
    True,
    NameOrder.LAST_FIRST,
    False,
)
FILE = RosterFile(Path("r.xlsx"), COLUMNS, "of the workbook")
READ_AS = ReadAs("csv", "utf-8", ",", None, "M/D/YYYY", ("ssn",), (("ssn", "SSN #"),))
ANSWERED += [
    (
        ask(RosterDesk.look, FILE),
        RosterPreview(
            READ_AS, 99, ("A",), ("SSN #",), ("ssn",), (PreviewRow(2, ("•••",)),), (), ("M/D/YYYY",), "x", "y"
        ),
    ),
    (ask(RosterDesk.profiles), (ColumnProfile("Payroll", COLUMNS, Path("p.toml")),)),
    (ask(RosterDesk.problems, 5), (problem(7, "row_cells"),)),
    (ask(Access.day), DayStatus(ROSTERS, 7, True, StagedImport(2, 50, 120, False), (), "B", (EVENING,))),
    (ask(LineDesk.open_until, "21:30"), (EVENING,)),
    (ask(Access.lock, LockReason.IDLE), Locked(Head(1, 38, "ab" * 32), importing=True)),
    (
        ask(Access.create, Path("vault"), ANYBODYS),
        CreatedVault("00" * 16, "ABCD-EFGH", "12 34", "five-words"),
    ),
    (ask(Access.program, "missouri-dese-2021"), PROGRAM),
    (ask(Access.reset_password, Path("vault"), "Olive", "Sam", "a password of his"), "five-words"),
    (ask(Access.sign_out), Head(1, 38, "ab" * 32)),
    (
        ask(CallDesk.check, "A7F-2QM", SpokenDetails("García")),
        Answer(Decision(Word.MORE, Reason.WEAK_MATCH, "last4", ("a",), ()), "say", "di", "A7F-2QM", "last4"),
    ),
    (ask(CallDesk.wrap_up, "A7F-2QM", "review_case", "No recibió la carta."), None),
    (ask(CallDesk.open_case, "A7F-2QM", NewCase("other", "573-555-0134", "calm")), None),
    (ask(CallDesk.quoted, "a7f 2qm"), QuotedCall("A7F-2QM", "2026-11-23T15:30:00+00:00", "NO", "review_case", "")),
    (ask(CallDesk.own_day), OwnDay(2, {"NO": 2}, None, 1, (OwnCall("A7F-2QM", "2026", "NO", "not_wrapped_up"),))),
    (
        ask(RosterDesk.dry_run, RosterFile(Path("roster.csv"))),
        ImportReport(None, 2, 1, 7, {"ssn_impossible": 1}, 1, 0, 0, False, 0.25, None, hashing_seconds={"high": 2.5}),
    ),
    (
        ask(CallLogDesk.page, 12, size=5),
        CallPage((ListedCall(1, "A7F-2QM", "2026", None, "Olive", True, 0, "NONE", "not_wrapped_up"),), more=False),
    ),
]


def carried(request: Request[Any]) -> Request[Any]:
    """The request as the other side hears it."""
    message = wire.decode_for_vault(wire.encode_request(5, request))
    assert isinstance(message, wire.CallMessage)
    return wire.request_in(message)


@pytest.mark.parametrize(("request_", "value"), ANSWERED, ids=lambda value: type(value).__name__)
def test_every_value_comes_out_as_it_went_in(request_: Request[Any], value: object) -> None:
    message = wire.decode_for_window(wire.encode_result(5, value))
    assert isinstance(message, wire.ResultMessage)
    assert wire.value_in(message, request_) == value
    assert pickle.loads(pickle.dumps(value)) == value


def test_every_method_of_every_protocol_can_be_carried() -> None:
    """A signature with a type that does not travel is found here, before anybody asks for it."""
    for service in map(protocol_of, PROTOCOLS):
        for name, function in vars(service).items():
            if inspect.isfunction(function) and not name.startswith("_"):
                signature = signature_of(Request(service.__name__, name, (), {}))
                for kind in (*signature.types, signature.result):
                    wire._decoder(kind)


@given(SPOKEN)
def test_details_reach_the_vault_as_they_were_typed(spoken: SpokenDetails) -> None:
    heard = carried(ask(CallDesk.check, "A7F-2QM", spoken))
    assert signature_of(heard).in_order(heard) == ["A7F-2QM", spoken]


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        (ask(CallLogDesk.page, size=5), {"before": None, "size": 5, "meant": EVERY_CALL}),
        (ask(CallLogDesk.page, 7), {"before": 7, "size": 100, "meant": EVERY_CALL}),
        (
            ask(RosterDesk.start, RosterFile(Path("r")), password="of hers"),
            {"file": RosterFile(Path("r")), "mode": ImportMode.REPLACE, "password": "of hers"},
        ),
        (
            ask(RosterDesk.start, RosterFile(Path("r"))),
            {"file": RosterFile(Path("r")), "mode": ImportMode.REPLACE, "password": None},
        ),
        (ask(CallDesk.open), {}),
        (ask(Access.create, Path("v"), ANYBODYS), {"vault": Path("v"), "setup": ANYBODYS}),
    ],
)
def test_arguments_are_heard_by_name_with_defaults_filled_in(asked: Request[Any], heard: dict[str, object]) -> None:
    """By place they would be mistaken: report and cancel, which do not travel, stand among them."""
    assert carried(asked).options == heard
    assert signature_of(asked).in_order(carried(asked)) == list(heard.values())


@pytest.mark.parametrize(
    ("service", "method"),
    [
        ("Access", "_secret"),
        ("Access", "__init__"),
        ("Access", "reopen"),
        ("Session", "close"),
        ("", ""),
        ("os", "system"),
    ],
)
def test_what_no_protocol_has_cannot_be_asked(service: str, method: str) -> None:
    message = wire.CallMessage(1, service, method, msgspec.Raw(b"\x90"))
    with pytest.raises(UnknownRequest):
        wire.request_in(message)


@pytest.mark.parametrize("arguments", [b"\x90", b"\x92\xa1A\x01", b"\x91\xa1A", b"\xc1", b"\x93\xa1A\x80\x80"])
def test_arguments_of_another_shape_are_refused(arguments: bytes) -> None:
    with pytest.raises(wire.Malformed):
        wire.request_in(wire.CallMessage(1, "CallDesk", "check", msgspec.Raw(arguments)))


@given(st.binary(max_size=200))
def test_bytes_that_are_no_message_are_refused_and_nothing_else_happens(data: bytes) -> None:
    for decode in (wire.decode_for_vault, wire.decode_for_window):
        try:
            decode(data)
        except wire.Malformed as refused:
            assert refused.__context__ is None


def test_a_failure_keeps_its_family_its_code_and_its_sentence() -> None:
    for failure, family in ((NotAllowed(), UserFacing), (VaultBusy(), EnvironmentFault)):
        message = wire.decode_for_window(wire.encode_failure(5, failure))
        assert isinstance(message, wire.FailureMessage)
        heard = wire.failure_in(message)
        assert isinstance(heard, family)
        assert (heard.code, str(heard)) == (failure.code, str(failure))


def test_a_failure_that_waiting_mends_tells_how_long_to_wait() -> None:
    for failure, seconds in ((BackOff(8), 8), (TooFast(3), 3), (NotAllowed(), 0)):
        message = wire.decode_for_window(wire.encode_failure(5, failure))
        assert isinstance(message, wire.FailureMessage)
        assert getattr(wire.failure_in(message), "seconds", None) == seconds


def test_a_detail_that_cannot_be_read_keeps_its_box() -> None:
    message = wire.decode_for_window(wire.encode_failure(5, DetailFault("ssn", "ssn_digits", "Four or nine.")))
    assert isinstance(message, wire.FailureMessage)
    heard = wire.failure_in(message)
    assert isinstance(heard, DetailFault)
    assert (heard.field, heard.fault, str(heard)) == ("ssn", "ssn_digits", "Four or nine.")


def test_being_cancelled_is_carried_too() -> None:
    message = wire.decode_for_window(wire.encode_failure(5, UserCancelled()))
    assert isinstance(message, wire.FailureMessage)
    assert isinstance(wire.failure_in(message), UserCancelled)


@pytest.mark.parametrize(
    "asked",
    [
        ask(CallDesk.check, "A7F-2QM", SpokenDetails("Sm\ud800th")),
        ask(RosterDesk.dry_run, RosterFile(Path("r\udcff.csv"))),
    ],
)
def test_half_a_character_is_told_in_a_sentence_without_the_text(asked: Request[Any]) -> None:
    with pytest.raises(wire.TextUnreadable) as raised:
        wire.encode_request(5, asked)
    assert raised.value.__context__ is None
