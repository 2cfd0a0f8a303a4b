"""What travels between the window and the vault's process: typed, bounded messages, and never a pickle.

Each value is decoded as the type that the protocol's signature names, so neither side can be made to
build anything else. The format is MessagePack (https://msgpack.org).
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw, Struct

from callcenter.errors import Bug, CallCenterError, DetailFault, EnvironmentFault, UserCancelled, UserFacing
from callcenter.services.requests import Request, UnknownRequest, signature_of

VERSION = "ccv1/window 1"
LARGEST_HELLO = 64
LARGEST_MESSAGE = 1 << 20

CANCELLED = "cancelled"
_FAMILIES: dict[str, type[CallCenterError]] = {
    "user": UserFacing,
    "environment": EnvironmentFault,
    "bug": Bug,
}

_Number = Annotated[int, Meta(ge=0, lt=1 << 53)]
_Word = Annotated[str, Meta(max_length=64)]
_LONGEST_SENTENCE = 2000
_Sentence = Annotated[str, Meta(max_length=_LONGEST_SENTENCE)]


class TextUnreadable(UserFacing):
    """Half a character, as a damaged file name or an odd keyboard may give; no message can hold it."""

    code = "text_unreadable"
    sentence = "A name or a text holds a broken character. Type it again, or rename the file."


class Malformed(Exception):
    """A message that is none; whoever hears it ends the connection."""


class Hello(Struct, frozen=True, array_like=True, tag="hello"):
    """The first message each way."""

    version: _Word


class CallMessage(Struct, frozen=True, array_like=True, tag="call"):
    """One request; `arguments` in the order of the protocol's signature."""

    number: _Number
    service: _Word
    method: _Word
    arguments: Raw


class CancelMessage(Struct, frozen=True, array_like=True, tag="cancel"):
    """Stop the request of this number at its next step."""

    number: _Number


class ProgressMessage(Struct, frozen=True, array_like=True, tag="progress"):
    """How far a request is."""

    number: _Number
    done: _Number
    total: _Number
    seconds_left: float | None


class ResultMessage(Struct, frozen=True, array_like=True, tag="result"):
    """How a request ended: with a value."""

    number: _Number
    value: Raw


class FailureMessage(Struct, frozen=True, array_like=True, tag="failure"):
    """How a request ended: with a failure of one of the families, or cancelled."""

    number: _Number
    family: _Word
    code: _Word
    sentence: _Sentence
    field: _Word = ""
    fault: _Word = ""
    seconds: _Number = 0


ToVault = Hello | CallMessage | CancelMessage
ToWindow = Hello | ProgressMessage | ResultMessage | FailureMessage


def encode_request(number: int, request: Request[Any]) -> bytes:
    """A request as a message. Raises UnknownRequest, for one that is too large too, or TextUnreadable."""
    try:
        encoded = _encode(signature_of(request).in_order(request))
    except UnicodeEncodeError:
        encoded = None
    # Raised out here so that the encoder's exception, which holds the text, does not hang on this one.
    if encoded is None:
        raise TextUnreadable
    arguments = Raw(encoded)
    message = _encode(CallMessage(number, request.service, request.method, arguments))
    if len(message) > LARGEST_MESSAGE:
        raise UnknownRequest
    return message


def request_in(message: CallMessage) -> Request[Any]:
    """The request that a message carries. Raises UnknownRequest or Malformed."""
    asked: Request[Any] = Request(message.service, message.method, (), {})
    signature = signature_of(asked)
    values = _decode(bytes(message.arguments), tuple.__class_getitem__(signature.types))
    return replace(asked, options=dict(zip(signature.parameters, values, strict=True)))


def encode_result(number: int, value: object) -> bytes:
    """How a request ended, with its value."""
    return _encode(ResultMessage(number, Raw(_encode(value))))


def value_in(message: ResultMessage, request: Request[Any]) -> Any:
    """The value that a message carries, as the request's signature has it. Raises Malformed."""
    return _decode(bytes(message.value), signature_of(request).result)


def encode_failure(number: int, failure: CallCenterError | UserCancelled) -> bytes:
    """How a request ended, with a failure: its family, its code and its sentence; or cancelled."""
    if isinstance(failure, UserCancelled):
        return _encode(FailureMessage(number, CANCELLED, CANCELLED, ""))
    family = next(name for name, kind in _FAMILIES.items() if isinstance(failure, kind))
    field = failure.field if isinstance(failure, DetailFault) else ""
    sentence = str(failure)[:_LONGEST_SENTENCE]  # one may name a key of somebody's program file
    return _encode(FailureMessage(number, family, failure.code, sentence, field, failure.fault, failure.seconds))


def failure_in(message: FailureMessage) -> CallCenterError | UserCancelled:
    """The failure that a message carries, known by family, code, fault and seconds alone. Raises Malformed."""
    if message.family == CANCELLED:
        return UserCancelled()
    if message.field:
        return DetailFault(message.field, message.fault, message.sentence)
    if message.family not in _FAMILIES:
        raise Malformed
    failure = _FAMILIES[message.family](message.sentence)
    failure.code = message.code  # type: ignore[misc]  # a class's own, carried over on this one
    failure.fault, failure.seconds = message.fault, message.seconds
    return failure


def encode(message: Struct) -> bytes:
    """Any other message."""
    return _encode(message)


def decode_for_vault(data: bytes) -> ToVault:
    """A message from the window. Raises Malformed."""
    message: ToVault = _decode(data, ToVault)
    return message


def decode_for_window(data: bytes) -> ToWindow:
    """A message from the vault. Raises Malformed."""
    message: ToWindow = _decode(data, ToWindow)
    return message


@cache
def _decoder(kind: Any) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(kind, dec_hook=_read_other)


def _decode(data: bytes, kind: Any) -> Any:
    try:
        return _decoder(kind).decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError, UserFacing):
        malformed = True
    # Raised out here so that no decoder's exception, which may quote a value, hangs on this one.
    assert malformed
    raise Malformed


def _encode(value: object) -> bytes:
    return msgspec.msgpack.encode(value, enc_hook=_write_other)


def _write_other(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} does not travel")


def _read_other(kind: type, value: object) -> object:
    if issubclass(kind, Path) and isinstance(value, str):
        return Path(value)
    raise TypeError(f"{kind.__name__} does not travel")
