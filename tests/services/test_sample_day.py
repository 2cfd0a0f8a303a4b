from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.files.program_file import bundled_program
from callcenter.services.sample_day import next_day

CHICAGO = ZoneInfo("America/Chicago")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 23, 6, 0, tzinfo=CHICAGO), 24),
        (datetime(2026, 11, 23, 12, 0, tzinfo=CHICAGO), 24),
        (datetime(2026, 11, 23, 23, 30, tzinfo=CHICAGO), 24),
        (datetime(2026, 11, 20, 9, 0, tzinfo=CHICAGO), 23),
    ],
    ids=["before opening", "while open", "after closing", "on a Friday"],
)
def test_the_next_day_is_the_next_working_day_a_quarter_past_opening(moment: datetime, day: int) -> None:
    assert next_day(bundled_program("missouri-dese-2021"), moment) == datetime(2026, 11, day, 8, 15, tzinfo=CHICAGO)
