"""Wording that several screens share: counts, moments of the center's clock, time left."""

from datetime import date, datetime

from callcenter.domain.wording import Text
from ui.language import SPANISH, screen_language, tr


def counted(number: int, one: str, many: str) -> str:
    """`1 person`, `2,000 people`: `one` as it stands, or `many` with {number} filled in."""
    return one if number == 1 else many.format(number=f"{number:,}")


def rows(number: int) -> str:
    """`1 row`, `2,000 rows`."""
    return counted(number, tr("1 row"), tr("{number} rows"))


def people(number: int) -> str:
    """`1 person`, `2,000 people`."""
    return counted(number, tr("1 person"), tr("{number} people"))


def tags(number: int) -> str:
    """`1 tag`, `2,000 tags`."""
    return counted(number, tr("1 tag"), tr("{number} tags"))


def problems(number: int) -> str:
    """`1 problem`, `2,000 problems`."""
    return counted(number, tr("1 problem"), tr("{number} problems"))


def calls(number: int) -> str:
    """`1 call`, `2,000 calls`."""
    return counted(number, tr("1 call"), tr("{number} calls"))


def time_left(seconds: float | None) -> str:
    """`about 3 h 10 min left`; empty while it cannot be told."""
    if seconds is None:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return tr("about {hours} h {minutes} min left").format(hours=hours, minutes=minutes)
    if minutes:
        return tr("about {minutes} min left").format(minutes=minutes)
    return tr("{seconds} s left").format(seconds=rest)


def about_time(seconds: float) -> str:
    """`about 3 h 10 min`, as roughly as it can be foretold."""
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 24:
        days, hours = divmod(round(seconds / 3600), 24)
        return tr("about {days} d {hours} h").format(days=days, hours=hours)
    if hours:
        return tr("about {hours} h {minutes} min").format(hours=hours, minutes=rest)
    if minutes:
        return tr("about {minutes} min").format(minutes=minutes)
    return tr("less than a minute")


def file_size(size: int) -> str:
    """`412 KB`, `41.2 MB`, in thousands as file managers tell it."""
    for unit, factor in ((tr("{number} GB"), 10**9), (tr("{number} MB"), 10**6), (tr("{number} KB"), 10**3)):
        if size >= factor:
            number = size / factor
            return unit.format(number=f"{number:,.1f}" if number < 100 else f"{number:,.0f}")
    return tr("{number} bytes").format(number=size)


def duration(seconds: int) -> str:
    """`0:45`, `2:31`, `1:02:31`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def clock_time(local: datetime) -> str:
    """`9:41 AM`."""
    half = tr("PM") if local.hour >= 12 else tr("AM")
    return f"{local.hour % 12 or 12}:{local.minute:02} {half}"


def weekday(local: datetime) -> str:
    """`Mon`."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return names[local.weekday()]


def moment(local: datetime, year: int | None = None) -> str:
    """`Nov 23, 2026, 9:41 AM`; without its year where that is `year`."""
    months = (
        *(tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May", "short"), tr("Jun")),
        *(tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")),
    )
    words = tr("{month} {day}, {time}") if local.year == year else tr("{month} {day}, {year}, {time}")
    return words.format(month=months[local.month - 1], day=local.day, year=local.year, time=clock_time(local))


def day_in_words(day: date) -> str:
    """`February 9, 1980`."""
    months = (
        *(tr("January"), tr("February"), tr("March"), tr("April"), tr("May", "month"), tr("June")),
        *(tr("July"), tr("August"), tr("September"), tr("October"), tr("November"), tr("December")),
    )
    return tr("{month} {day}, {year}").format(month=months[day.month - 1], day=day.day, year=day.year)


def answer_word(answer: str) -> str:
    """The one word of an answer, as the banner and the call list have it."""
    return {"YES": tr("YES"), "NO": tr("NO"), "MORE": tr("MORE"), "CANNOT": tr("CANNOT")}.get(answer, answer)


def in_screen_language(text: Text) -> str:
    """Wording of the program in the language that the screen speaks."""
    return text.es if screen_language() == SPANISH else text.en
