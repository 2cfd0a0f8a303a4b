"""A program written as the TOML file that `read_program` reads back: for whoever changes it with an editor."""

import json
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from callcenter.domain.program import Program
from callcenter.domain.wording import Text


def program_text(program: Program) -> str:
    """TOML 1.0 (https://toml.io/en/v1.0.0), each key in its order; keys that are not set are left out."""
    return "\n".join(_table("", program)) + "\n"


def _table(path: str, table: Struct) -> Iterator[str]:
    """Plain values first: in TOML what follows a table's head belongs to that table."""
    filled = {name: value for name in table.__struct_fields__ if (value := getattr(table, name)) is not None}
    for name, value in filled.items():
        if not _is_table(value) and not _is_list_of_tables(value):
            yield f"{name} = {_plain(value)}"
    for name, value in filled.items():
        inner = f"{path}.{name}".lstrip(".")
        if _is_list_of_tables(value):
            for item in value:
                yield from ("", f"[[{inner}]]", *_item(item))
        elif _is_table(value):
            yield from ("", f"[{inner}]", *_table(inner, value))


def _is_table(value: object) -> bool:
    return isinstance(value, Struct)


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, tuple) and any(map(_is_table, value))


def _item(item: Struct) -> Iterator[str]:
    """One table of a list; its texts stand in one line each."""
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if isinstance(value, Text):
            yield f"{name} = {{ en = {_plain(value.en)}, es = {_plain(value.es)} }}"
        else:
            yield f"{name} = {_plain(value)}"


def _plain(value: object) -> str:
    """A text, number, truth, day, or list of them. What JSON escapes in a text, TOML escapes in the same way."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", r"\u007f")
