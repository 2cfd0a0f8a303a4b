"""Wording that several screens share: counts, moments of the center's clock, time left."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from callcenter.domain.wording import Text


def _tr(text: str) -> str:
    return QCoreApplication.translate("texts", text)


def counted(number: int, one: str, many: str) -> str:
    """`1 person`, `2,000 people`: `one` as it stands, or `many` with {number} filled in."""
    return one if number == 1 else many.format(number=f"{number:,}")


def rows(number: int) -> str:
    """`1 row`, `2,000 rows`."""
    return counted(number, _tr("1 row"), _tr("{number} rows"))


def people(number: int) -> str:
    """`1 person`, `2,000 people`."""
    return counted(number, _tr("1 person"), _tr("{number} people"))


def tags(number: int) -> str:
    """`1 tag`, `2,000 tags`."""
    return counted(number, _tr("1 tag"), _tr("{number} tags"))


def calls(number: int) -> str:
    """`1 call`, `2,000 calls`."""
    return counted(number, _tr("1 call"), _tr("{number} calls"))


def time_left(seconds: float | None) -> str:
    """`about 3 h 10 min left`; empty while it cannot be told."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _tr("about {hours} h {minutes} min left").format(hours=hours, minutes=minutes)
    if minutes:
        return _tr("about {minutes} min left").format(minutes=minutes)
    return _tr("{seconds} s left").format(seconds=rest)


def duration(seconds: int) -> str:
    """`0:45`, `2:31`, `1:02:31`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def clock_time(local: datetime) -> str:
    """`9:41 AM`."""
    half = _tr("PM") if local.hour >= 12 else _tr("AM")
    return f"{local.hour % 12 or 12}:{local.minute:02} {half}"


def weekday(local: datetime) -> str:
    """`Mon`."""
    names = (_tr("Mon"), _tr("Tue"), _tr("Wed"), _tr("Thu"), _tr("Fri"), _tr("Sat"), _tr("Sun"))
    return names[local.weekday()]


def moment(local: datetime, year: int | None = None) -> str:
    """`Nov 23, 2026, 9:41 AM`; without its year where that is `year`."""
    months = (
        *(_tr("Jan"), _tr("Feb"), _tr("Mar"), _tr("Apr"), _tr("May"), _tr("Jun")),
        *(_tr("Jul"), _tr("Aug"), _tr("Sep"), _tr("Oct"), _tr("Nov"), _tr("Dec")),
    )
    words = _tr("{month} {day}, {time}") if local.year == year else _tr("{month} {day}, {year}, {time}")
    return words.format(month=months[local.month - 1], day=local.day, year=local.year, time=clock_time(local))


def in_screen_language(text: Text) -> str:
    """Wording of the program in the language that the screen speaks."""
    spoken = _tr("en")  # whoever translates the screen writes the language's own code here
    return text.es if spoken == "es" else text.en
