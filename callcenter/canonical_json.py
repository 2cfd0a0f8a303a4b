"""One spelling for every value: the JSON whose bytes are signed, sealed and chained."""

import json
from typing import NoReturn

_PLAIN = frozenset({type(None), bool, int, str})


def canonical_json(value: object) -> bytes:
    """Spell `value` as UTF-8 JSON with sorted keys (by code point) and no spaces.

    Holds None, bool, int, str, lists, tuples and dicts with text keys; bytes are given as lower-case
    hexadecimal text. Raises ValueError for anything else, a float above all: it has several spellings.
    """
    _refuse_other_kinds(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        pass
    # Raised out here, as below: a codec's exception holds the whole text and must not hang on this one.
    raise ValueError("canonical JSON cannot hold half a character")


def parse_canonical(data: bytes) -> object:
    """Read what `canonical_json` wrote; raises ValueError for bytes that it would spell otherwise."""
    try:
        value: object = json.loads(data.decode("utf-8"), parse_float=_refuse_number, parse_constant=_refuse_number)
        same = canonical_json(value) == data
    except (ValueError, RecursionError):
        same = False
    if not same:
        raise ValueError("not canonical JSON")
    return value


def _refuse_other_kinds(value: object) -> None:
    if isinstance(value, dict):
        if any(type(key) is not str for key in value):
            raise ValueError("canonical JSON has text keys only")
        for item in value.values():
            _refuse_other_kinds(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _refuse_other_kinds(item)
    elif type(value) not in _PLAIN:
        raise ValueError(f"canonical JSON cannot hold a {type(value).__name__}")


def _refuse_number(_: str) -> NoReturn:
    raise ValueError("canonical JSON has whole numbers only")
