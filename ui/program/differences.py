"""What differs between two programs, in words: its part, and how that read then and reads now."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from callcenter.domain.program_changes import PartChange
from callcenter.domain.wording import WEEKDAYS, ZONES, Text
from ui.calendar_words import day_name, zone_words
from ui.clock_words import as_typed
from ui.language import tr
from ui.program.wording import part_words
from ui.texts import day_in_words, in_screen_language


def difference_words(changes: Sequence[PartChange]) -> str:
    """A part a paragraph: its name, what it was, what it is now."""
    shape = tr("{part}\n    then: {before}\n    now: {after}")
    return "\n\n".join(
        shape.format(part=_named(change.part), before=_value(change.before), after=_value(change.after))
        for change in changes
    )


def parts_in_words(parts: Iterable[str]) -> list[str]:
    """Parts by their names, each once."""
    return list(dict.fromkeys(map(part_words, parts)))


def _named(part: str) -> str:
    """Wording is told by its language, too."""
    languages = {".en": tr("in English"), ".es": tr("in Spanish")}
    language = languages.get(part[-3:])
    words = part_words(part)
    return tr("{part}, {language}").format(part=words, language=language) if language else words


def _value(canonical: str) -> str:
    """A value that the journal keeps as canonical JSON; empty for none."""
    if not canonical:
        return tr("nothing")
    value = json.loads(canonical)
    if isinstance(value, list):
        return "; ".join(map(_item, value)) or tr("nothing")
    return _item(value)


def _item(value: object) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, dict):
        return _table(value)
    words = str(value)
    if words in WEEKDAYS:
        return day_name(words)
    if words in ZONES:
        return zone_words(words)
    return _day_or_time(words)


def _table(value: dict[str, dict[str, str]]) -> str:
    """A wrap-up code by its label; a question with its answer."""
    names = ("label", "question", "answer")
    texts = (in_screen_language(Text(**value[name])) for name in names if name in value)
    return " – ".join(texts)


def _day_or_time(words: str) -> str:
    try:
        return day_in_words(date.fromisoformat(words))
    except ValueError:
        pass
    hour, colon, minute = words.partition(":")
    if colon and len(words) == len("HH:MM") and (hour + minute).isdecimal():
        return as_typed(int(hour) * 60 + int(minute))
    return words
