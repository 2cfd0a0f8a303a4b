import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.canonical_json import canonical_json, parse_canonical

TEXT = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_every_value_comes_back_and_other_readers_agree(value: Any) -> None:
    spelled = canonical_json(value)
    assert parse_canonical(spelled) == value
    assert json.loads(spelled) == value


def test_the_spelling_is_sorted_close_and_utf_8() -> None:
    value = {"é": [True, None, -1], "b": {"z": "ñ", "a": ()}, "a": '\n"\\'}
    assert canonical_json(value) == '{"a":"\\n\\"\\\\","b":{"a":[],"z":"ñ"},"é":[true,null,-1]}'.encode()


@pytest.mark.parametrize(
    "other",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b'{"a":1}\n',
        b' {"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":01}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":1',
        b"",
        b"[" * 100_000,
        b"[" * 5_000 + b"]" * 5_000,
        b'{"a":' + b"9" * 5_000 + b"}",
    ],
)
def test_any_other_spelling_is_refused(other: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not canonical JSON$"):
        parse_canonical(other)


@pytest.mark.parametrize("value", [1.5, {"a": [0.0]}, float("nan"), b"bytes", {1: 2}, {"a": {None: 1}}, {3}, object()])
def test_what_has_several_spellings_or_none_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="canonical JSON"):
        canonical_json(value)


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character") as half:
        canonical_json("a secret \ud800")
    assert half.value.__context__ is None


def test_a_refusal_carries_nothing_of_the_document() -> None:
    with pytest.raises(ValueError, match=r"^not canonical JSON$") as wrong:
        parse_canonical(b'{"note":"a secret"')
    assert wrong.value.__context__ is None
