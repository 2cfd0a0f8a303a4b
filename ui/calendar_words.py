"""Days of the week and time zones, as the window names them."""

from functools import cache
from zoneinfo import available_timezones

from callcenter.domain.wording import WEEKDAYS, ZONES
from ui.language import tr
from ui.texts import in_screen_language


def day_name(day: str) -> str:
    """A weekday as a program names it, in full and in the language of the screen."""
    names = (
        *(tr("Monday"), tr("Tuesday"), tr("Wednesday"), tr("Thursday")),
        *(tr("Friday"), tr("Saturday"), tr("Sunday")),
    )
    return names[WEEKDAYS.index(day)]


@cache
def time_zones() -> tuple[str, ...]:
    """Every zone by its name in the IANA database, those in everyday use first."""
    others = (name for name in sorted(available_timezones()) if "/" in name and not name.startswith("Etc/"))
    return (*ZONES, *(name for name in others if name not in ZONES))


def zone_words(name: str) -> str:
    """`Central time, America/Chicago`; many have a name in the database alone."""
    return f"{in_screen_language(ZONES[name])}, {name}" if name in ZONES else name
