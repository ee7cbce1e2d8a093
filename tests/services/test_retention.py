"""A year is kept as long as it has to be; then its names, notes and receipts go, and its figures stay."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from groupkit.core.problems import RefusedError
from groupkit.core.receipts import Belonging
from groupkit.core.redaction import Wanted
from groupkit.core.retention import KeptYear
from groupkit.services import check, ledger, meetings, money, receipts, redaction, retention
from tests import evening, pictures
from tests.evening import SATURDAY
from tests.pages import holds
from tests.services.test_redaction import NAME, busy, figures

SIX_YEARS = date(2033, 4, 6)


def on(book, day):
    """Set the clock of a book to a day."""
    book.surroundings.now.now = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)


@pytest.fixture
def letter(book, tmp_path):
    made = busy(book, tmp_path)
    (kept,) = receipts.listing(book)
    receipts.attach(book, kept.file.id, Belonging(entry=1))
    return made


def test_the_first_day_on_which_a_year_may_go_is_said(book, letter):
    (year,) = retention.years(book)
    assert year == KeptYear(first=date(2026, 4, 6), last=date(2027, 4, 5), may_go_from=SIX_YEARS)
    assert "six years" in " ".join(keep.why for keep in retention.words().keep)


def test_a_year_is_not_removed_a_day_too_early(book, letter):
    (year,) = retention.years(book)
    on(book, SIX_YEARS - timedelta(days=1))
    before = figures(book)
    with pytest.raises(RefusedError) as told:
        retention.remove(book, year, "", "")
    assert {str(problem) for problem in told.value.problems} == {
        "That year is kept until Wednesday 6 April 2033. Nothing was removed.",
        "Say which job you do in the group.",
        "Write why, in a few words. “The time is over” is enough.",
    }
    with pytest.raises(RefusedError, match="no entries in that year"):
        retention.remove(book, replace(year, last=date(2001, 1, 1)), "Treasurer", "Over")
    assert figures(book) == before


def test_names_notes_and_receipts_go_and_the_figures_stay(book, letter, tmp_path):
    (year,) = retention.years(book)
    on(book, SIX_YEARS)
    book.take_unsaved("money")
    before = figures(book)
    path = tmp_path / "new.jpg"
    path.write_bytes(pictures.jpeg())
    newer = receipts.add(book, path)
    retention.remove(book, year, "Treasurer", "The time is over")
    now = figures(book)
    assert now[0][: len(before[0])] == before[0]
    assert now[1] == before[1]
    old = [link.entry for link in book.store.ledger.links() if link.entry.day <= year.last]
    assert {wording.text for entry in old for wording in entry.wordings if wording.what != "facts"} == {""}
    there = [each.file.id for each in receipts.listing(book) if book.store.receipts.content(each.file.id)]
    assert there == [newer.id]
    kept = money.letter(book, money.sheet(book, meetings.on(book, SATURDAY)))
    assert kept.statement.seal == letter.statement.seal
    assert kept.statement.counted_by == ("… 1", "… 2")
    assert check.check(book).holds
    done = retention.years(book)[0]
    assert done.removed
    assert redaction.redactions(book)[-1].by == "Treasurer"
    with pytest.raises(RefusedError, match="removed already"):
        retention.remove(book, done, "Treasurer", "Again")
    assert book.next_undo is None
    redaction.redact(book, Wanted(text=NAME, why="They asked.", by="Treasurer"))
    assert not holds(book.path, book.store._key, NAME)


def test_another_year_is_left_alone(book, letter, tmp_path):
    (year,) = retention.years(book)
    on(book, SIX_YEARS)
    evening.later(book, weeks=1)
    path = tmp_path / "late.png"
    path.write_bytes(pictures.png(mode="L"))
    late = receipts.add(book, path, "Sam")
    retention.remove(book, year, "Treasurer", "The time is over")
    assert receipts.get(book, late.id).name == "late.png"
    assert [each.removed for each in retention.years(book)] == [True, False]
    assert ledger.current_seal(book)[1] == len(tuple(book.store.ledger.links()))


def test_a_receipt_that_was_removed_can_be_kept_again(book, letter, tmp_path):
    (year,) = retention.years(book)
    on(book, SIX_YEARS)
    retention.remove(book, year, "Treasurer", "The time is over")
    (gone,) = receipts.listing(book)
    again = receipts.add(book, tmp_path / f"{NAME}.png")
    assert again.id == gone.file.id
    assert receipts.content(book, again.id)
    assert check.check(book).holds
