"""Of which kind an entry of the journal is, told by its stored bytes: each entry written is asked by every index.

Canonical JSON escapes the quotation marks in texts, so these bytes stand nowhere but where the kind does. To read the
JSON instead costs five times as much, at every entry.
"""


def _is_of(kind: str) -> str:
    told = f'"kind":"{kind}"'.encode().hex()
    return f"instr(entry, x'{told}')"


_EMPTIED = "entry <> x'7b7d'"  # {}, which is left of an entry of a purged call

IS_DEED = " AND ".join((_EMPTIED, *(f"{_is_of(kind)} = 0" for kind in ("call_opened", "check", "call_closed"))))
"""All but those of calls, by far the most."""
IS_SWITCH_OVER = f"{_is_of('roster_switched')} > 0"
IS_OF_PERSON = f"({_is_of('signed_in')} > 0 OR {_is_of('user_added')} > 0)"
"""Sign-ins, and the additions of those who signed in: whoever has the name of somebody of before begins anew."""
PERSON = "coalesce(entry ->> 'name', entry ->> 'user')"
"""Who was added, or signed in."""

DEED_INDEX = f"CREATE INDEX journal_deed ON journal (seq, entry ->> 'kind') WHERE {IS_DEED}"
SWITCH_OVER_INDEX = f"CREATE INDEX journal_switch_over ON journal (seq) WHERE {IS_SWITCH_OVER}"
PERSON_INDEX = f"CREATE INDEX journal_person ON journal ({PERSON}, seq) WHERE {IS_OF_PERSON}"
