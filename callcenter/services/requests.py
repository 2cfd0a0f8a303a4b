"""A question to a vault as a value: which method of which protocol, with what. Typed as the method is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, Generic, ParamSpec, Protocol, TypeVar

from callcenter.progress import CancelToken, Report, unwatched

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


@dataclass(frozen=True, repr=False)
class Request(Generic[Result]):
    """One question, made by `ask`; picklable when its arguments are."""

    service: str
    method: str
    arguments: tuple[object, ...]
    options: dict[str, object]

    def __repr__(self) -> str:
        return f"<request {self.service}.{self.method}>"


class VaultLink(Protocol):
    """Whatever carries requests to a vault, from several threads at once."""

    def perform(
        self, request: Request[Result], report: Report = unwatched, cancel: CancelToken | None = None
    ) -> Result:
        """The method's own result, or its exception; `report` and `cancel` reach a method that takes them."""
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
