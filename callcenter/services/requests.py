"""A question to a vault as a value: which method of which protocol, with what. Typed as the method is."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar, get_type_hints

from callcenter.errors import Bug
from callcenter.progress import CancelToken, Report, unwatched

PROTOCOLS = {
    "Access": "protocols",
    "BackupDesk": "backup_protocol",
    "CallDesk": "call_protocol",
    "CallLogDesk": "call_log_protocol",
    "CareDesk": "care_protocol",
    "CaseDesk": "case_protocol",
    "DayDesk": "day_protocol",
    "ExportDesk": "export_protocol",
    "JournalDesk": "journal_protocol",
    "LineDesk": "protocols",
    "PeopleDesk": "people_protocol",
    "ProgramDesk": "program_protocol",
    "RetentionDesk": "retention_protocol",
    "RosterDesk": "roster_protocol",
}
"""Which module of the services holds a protocol: it is loaded when something is first asked of it, not at the start."""

_HANDED_IN = ("report", "cancel")

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class UnknownRequest(Bug):
    """A request that no protocol has, or not with these arguments."""

    code = "unknown_request"
    sentence = "The program asked the vault for something that no vault does. Nothing was changed."


@dataclass(frozen=True, repr=False)
class Request(Generic[Result]):
    """One question, made by `ask`; picklable when its arguments are."""

    service: str
    method: str
    arguments: tuple[object, ...]
    options: dict[str, object]

    def __repr__(self) -> str:
        return f"<request {self.service}.{self.method}>"

    @property
    def is_import(self) -> bool:
        """Whether it hashes a roster: the one request that goes on over a lock."""
        return self.service == "RosterDesk" and self.method in {"start", "resume"}


class VaultLink(Protocol):
    """Whatever carries requests to a vault, from several threads at once."""

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """The method's own result, or its exception; `report` and `cancel` reach a method that takes them."""
        ...

    def when_lost(self, tell: Callable[[], None]) -> None:
        """Have `tell` called, in any thread, when the vault goes without having been asked to."""
        ...

    def close(self) -> None:
        """Sign out and let go of everything; may be called twice."""
        ...


def ask(
    method: Callable[Concatenate[Any, Arguments], Result], *arguments: Arguments.args, **options: Arguments.kwargs
) -> Request[Result]:
    """`ask(CallDesk.check, reference, spoken)`: mypy holds the arguments against the protocol."""
    service, _, name = method.__qualname__.rpartition(".")
    return Request(service, name, arguments, options)


@dataclass(frozen=True)
class Signature:
    """What a protocol's method takes and gives, in its order.

    `wants` are those of report and cancel that it takes; whoever answers hands them in.
    """

    parameters: tuple[str, ...]
    types: tuple[Any, ...]
    result: Any
    wants: tuple[str, ...]
    whole: inspect.Signature

    def in_order(self, request: Request[Any]) -> list[object]:
        """The request's arguments and the defaults of those it leaves out. Raises UnknownRequest."""
        try:
            bound = self.whole.bind(None, *request.arguments, **request.options)
        except TypeError:
            raise UnknownRequest from None
        if not bound.arguments.keys().isdisjoint(self.wants):  # not the asker's to give
            raise UnknownRequest
        bound.apply_defaults()
        return [bound.arguments[name] for name in self.parameters]


def signature_of(request: Request[Any]) -> Signature:
    """The signature of what a request asks for. Raises UnknownRequest for anything that no protocol has."""
    return _signature(request.service, request.method)


@cache
def protocol_of(service: str) -> type[object]:
    """The protocol of a name. Raises UnknownRequest."""
    if service not in PROTOCOLS:
        raise UnknownRequest
    found: type[object] = getattr(import_module(f"callcenter.services.{PROTOCOLS[service]}"), service)
    return found


@cache
def _signature(service: str, method: str) -> Signature:
    function = vars(protocol_of(service)).get(method)
    if method.startswith("_") or not inspect.isfunction(function):
        raise UnknownRequest
    whole, hints = inspect.signature(function), get_type_hints(function)
    names = [name for name in whole.parameters if name != "self"]
    carried = tuple(name for name in names if name not in _HANDED_IN)
    return Signature(
        parameters=carried,
        types=tuple(hints[name] for name in carried),
        result=hints["return"],
        wants=tuple(name for name in names if name in _HANDED_IN),
        whole=whole,
    )
