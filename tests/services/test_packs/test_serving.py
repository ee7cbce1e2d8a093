"""How many served is told, unless two counts of some of the same days would tell of few."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from groupkit.core.packs.blocks import Shown, figures
from groupkit.core.service import Term, Turn
from groupkit.services import meetings, weeks
from groupkit.services.packs import report
from groupkit.services.packs.serving import Span, tells
from tests.evening import SATURDAY

K = 5
KEY = "service/all/serving"


def span(first, last, served, *, told=True):
    """Return some months of a year as days."""
    return Span(first=date(2026, first, 1), last=date(2026, last, 28), served=served, told=told)


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        (span(1, 3, 9), [], False),
        (span(1, 3, 9), [span(1, 3, 2)], False),
        (span(1, 3, 9), [span(4, 6, 2, told=False)], False),
        # nine from January to March and eight until February are one who came in March
        (span(1, 3, 9), [span(1, 2, 8)], True),
        (span(1, 2, 8), [span(1, 3, 9)], True),
        (span(1, 3, 14), [span(1, 2, 8)], False),
        (span(1, 3, 9), [span(1, 2, 8, told=False)], False),
        # too few in March to be shown
        (span(1, 6, 20), [span(3, 3, 2, told=False)], True),
        # and what was told of other days meets both
        (span(1, 2, 8), [span(2, 4, 20), span(4, 4, 2, told=False)], True),
        (span(1, 2, 8), [span(2, 4, 20, told=False), span(4, 4, 2, told=False)], False),
        (span(1, 2, 8), [span(2, 4, 20), span(1, 4, 30), span(8, 9, 2)], False),
        # ten and ten are sixteen together: four came in both
        (span(1, 4, 16), [span(1, 2, 10), span(2, 4, 10)], True),
        (span(2, 4, 10), [span(1, 2, 10), span(1, 4, 16)], True),
        (span(1, 4, 20), [span(1, 2, 10), span(2, 4, 10)], False),
        (span(1, 5, 16), [span(1, 2, 10), span(2, 4, 10)], False),
    ],
)
def test_a_count_is_kept_back_where_it_would_tell_of_few(now, before, told):
    assert tells(now, before, K) is told


def people(book, days, first=3):
    """Let somebody new serve on each of some days."""
    for person, day in enumerate(days, start=first):
        book.store.turns.add(Turn(meeting=1, day=day, role="tea", person=person))


def serving(book, first, last):
    kept = report.keep(book, first, last, ("service",))
    return next(each for each in figures(report.opened(book, kept.key)) if each.key == KEY)


@pytest.fixture
def staffed(book):
    with book.store.quietly():
        for at in range(12):
            book.store.people.add(replace(next(iter(book.store.people)), id=0, short_name=f"Ada{at}"))
    return book


def test_reports_of_more_and_fewer_days_do_not_tell_who_came_last(staffed):
    autumn = [SATURDAY - timedelta(weeks=week) for week in range(4, 10)]
    people(staffed, [*autumn, SATURDAY])
    shown = serving(staffed, autumn[-1], SATURDAY - timedelta(weeks=4))
    assert (shown.value, len(shown.rows)) == (6 + 1, 6 + 1)
    assert serving(staffed, autumn[-1], SATURDAY).shown is Shown.WITHHELD
    assert serving(staffed, autumn[-1], SATURDAY - timedelta(weeks=4)).value == 7


def test_what_is_planned_and_what_was_left_out_was_not_done(staffed):
    days = [SATURDAY - timedelta(weeks=week) for week in range(1, 7)]
    people(staffed, [*days, SATURDAY + timedelta(weeks=1)])
    staffed.store.turns.add(Turn(meeting=1, day=days[0], role="tea", person=None, place=2))
    staffed.store.terms.add(Term(role="chair", person=2, since=SATURDAY + timedelta(weeks=2)))
    weeks.cancel(staffed, meetings.on(staffed, days[-1]))
    made = report.gather(staffed, days[-1], SATURDAY + timedelta(weeks=5), ("service",))
    told = {each.key: each.value for each in figures(made)}
    # five turns, and the secretary; somebody who left the list did one more
    assert (told[KEY], told["service/jobs/tea/turns"]) == (6, 6)
