"""What a pack or a report showed once is remembered, whatever becomes of its paper."""

from datetime import date

import pytest

from groupkit.core.meetings import Heads
from groupkit.core.packs.blocks import Shown, figures
from groupkit.core.packs.reports import Kind
from groupkit.core.problems import RefusedError
from groupkit.services.group import open_group
from groupkit.services.packs import meeting, report
from tests import evening

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 3)
TOTAL = "contacts/months/total/visits"


@pytest.fixture
def counted(book):
    """A book with a full evening, then one to which three came, then two full ones."""
    for day, came in ((date(2026, 9, 12), 14), (date(2026, 9, 26), 3), (OCTOBER, 16), (date(2026, 10, 10), 15)):
        book.store.heads.write(1, day, Heads(regulars=came))
    return book


def shown(pack):
    return next(figure for figure in figures(pack) if figure.key == TOTAL)


def test_two_packs_do_not_tell_what_lies_between_them(counted):
    assert shown(meeting.gather(counted, date(2026, 9, 26))).value == 34
    assert shown(meeting.keep(counted, SEPTEMBER)).value == 48
    # 31 were told of October, and beside them 34 would tell of the three
    assert shown(meeting.keep(counted, date(2026, 9, 26))).shown is Shown.WITHHELD
    assert shown(meeting.keep(counted, OCTOBER)).value == 31
    assert counted.next_undo is None


def test_a_pack_that_shows_nothing_new_is_remembered_once(counted):
    first = meeting.keep(counted, SEPTEMBER)
    assert meeting.keep(counted, SEPTEMBER) == first
    (kept,) = counted.store.reports
    assert (kept.kind, kept.k, kept.first) == (Kind.MEETING, 5, SEPTEMBER)
    assert report.listing(counted) == ()
    with pytest.raises(RefusedError):
        report.get(counted, kept.key)


def test_a_book_that_is_only_looked_at_remembers_nothing_and_keeps_to_what_was_shown(counted):
    meeting.keep(counted, SEPTEMBER)
    meeting.keep(counted, OCTOBER)
    counted.close()
    with open_group(counted.path, evening.PASSPHRASE, read_only=True) as looked_at:
        assert shown(meeting.keep(looked_at)).value == 48
        # of days that were asked for, which no pack showed just so, it tells no count
        for since in (SEPTEMBER, date(2026, 9, 26), date(2026, 9, 2)):
            assert shown(meeting.keep(looked_at, since)).shown is Shown.WITHHELD
        assert len(tuple(looked_at.store.reports)) == 2


def test_a_report_keeps_to_what_a_pack_kept_back_and_a_pack_to_the_threshold_of_reports(counted):
    meeting.keep(counted, SEPTEMBER)
    with pytest.raises(RefusedError, match="Choose 5 or more"):
        report.gather(counted, SEPTEMBER, OCTOBER, ("contacts",), k=3)
    with pytest.raises(RefusedError, match="Choose 20 or less"):
        report.gather(counted, SEPTEMBER, OCTOBER, ("contacts",), k=10**20)
    report.keep(counted, SEPTEMBER, OCTOBER, ("contacts",), k=8)
    meeting.keep(counted, date(2026, 9, 2))
    assert [each.k for each in counted.store.reports] == [5, 8, 8]


def test_a_report_that_was_thrown_away_may_lie_somewhere_on_paper(counted):
    kept = report.keep(counted, date(2026, 9, 20), date(2026, 10, 31), ("contacts",))
    assert shown(report.opened(counted, kept.key)).value == 34
    report.drop(counted, kept.key)
    assert report.listing(counted) == ()
    with pytest.raises(RefusedError):
        report.opened(counted, kept.key)
    assert shown(report.gather(counted, OCTOBER, date(2026, 10, 31), ("contacts",))).shown is Shown.WITHHELD
    assert report.keep(counted, SEPTEMBER, OCTOBER, ("contacts",)).key != kept.key
