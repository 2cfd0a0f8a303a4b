"""The calls of an export as its file shows them: moments on the center's clock, notes opened for a supervisor."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from callcenter.crypto.notes import open_text
from callcenter.domain.call_export import NOTE, CellKind, kind_of
from callcenter.services.note_sealing import Text
from callcenter.storage.exported_calls import ExportedPage

_MOST_REMEMBERED = 20_000
_UTC = "+00:00"
_HOUR, _WHOLE = len("2021-11-01T08"), len("2021-11-01T08:00:00+00:00")
_OPEN_NOTE = Text.NOTE.value


class CenterClock:
    """Moments told in a zone.

    Calls that follow one another mostly began in the same few hours, so a page is told by replacing these hours in the
    whole of it: a third of the time that telling one moment after the other takes.
    """

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._hours: dict[str, tuple[str, str] | None] = {}

    def told(self, moments: Sequence[str]) -> list[str]:
        """ISO 8601 in UTC to the second, on the zone's clock with its offset; what is none of that stays as it is."""
        text = "\n".join(moments)
        filled = len(moments) - moments.count("")
        breaks = len(moments) - 1
        if (text.count(_UTC), text.count("\n"), len(text)) == (filled, breaks, filled * _WHOLE + breaks):
            known = {hour: self._hour(hour) for hour in {moment[:_HOUR] for moment in moments} if hour}
            offsets = {told[1] for told in known.values() if told}
            hours = {told[0] for told in known.values() if told}
            # Where an hour is told as one that is still to be replaced, the second would be replaced twice.
            if None not in known.values() and len(offsets) == 1 and hours.isdisjoint(known):
                for hour, told in known.items():
                    text = text.replace(hour, told[0]) if told else text
                return text.replace(_UTC, offsets.pop()).split("\n")
        return [self._one(moment) for moment in moments]

    def _hour(self, hour: str) -> tuple[str, str] | None:
        """How an hour of UTC begins on the zone's clock, and its offset; None where it is not told as a whole."""
        if hour not in self._hours:
            if len(self._hours) > _MOST_REMEMBERED:
                self._hours.clear()
            begins, ends = self._one(f"{hour}:00:00{_UTC}"), self._one(f"{hour}:59:59{_UTC}")
            is_whole = begins[_HOUR:19] == ":00:00" and ends == f"{begins[:_HOUR]}:59:59{begins[19:]}"
            self._hours[hour] = (begins[:_HOUR], begins[19:]) if is_whole else None
        return self._hours[hour]

    def _one(self, text: str) -> str:
        try:
            moment = datetime.fromisoformat(text)
            return moment.astimezone(self._zone).isoformat(timespec="seconds") if moment.tzinfo else text
        except (ValueError, OverflowError):
            return text


class ShownRows:
    """Makes of the pages of the store those of a file with the columns `names`, one of which may be the notes."""

    def __init__(self, names: Sequence[str], zone: str, note_key: Callable[[int], bytes]) -> None:
        """`note_key` gives the key that the journal's entry of a sequence holds sealed."""
        self._names = names
        self._clock = CenterClock(zone)
        self._note_key = note_key
        self._keys: dict[int, bytes] = {}

    @property
    def stored(self) -> tuple[str, ...]:
        """The columns to be read from the store."""
        return tuple(name for name in self._names if name != NOTE)

    def shown(self, page: ExportedPage) -> tuple[Sequence[str], ...]:
        """The file's columns. Raises SealedDamaged or SupervisorKeysGone."""
        stored = iter(page.columns)
        return tuple(self._shown(name, page, stored) for name in self._names)

    def _shown(self, name: str, page: ExportedPage, stored: Iterator[Sequence[str]]) -> Sequence[str]:
        if name == NOTE:
            return self._notes(page)
        values = next(stored)
        return self._clock.told(values) if kind_of(name) is CellKind.MOMENT else values

    def _notes(self, page: ExportedPage) -> list[str]:
        opened = [""] * page.size
        for note in page.notes:
            key = self._keys.get(note.note_key)
            if key is None:
                key = self._keys[note.note_key] = self._note_key(note.note_key)
            opened[note.place] = open_text(key, _OPEN_NOTE, note.reference, note.sealed)
        return opened
