"""Each entry of the book can be read by somebody who has never kept one."""

from datetime import date

import pytest

from groupkit.core.books import Told, Whereabouts
from groupkit.core.ledger import EntryType, Place, PlaceKind, offered, seal
from groupkit.core.letters import Holding
from groupkit.i18n import catalogue

DAY = date(2026, 11, 14)
ENGLISH = catalogue("en")


def told(kind, what="", pence=None, **said):
    return Told(number=7, day=DAY, type=kind, what=what, said=said, pence=pence)


@pytest.mark.parametrize(
    ("entry", "title", "detail"),
    [
        (told(EntryType.OPENING), "What the book began with", ""),
        (told(EntryType.RECEIPT, "Collection", place="Tin", pot="General"), "Collection", "Into Tin. For General."),
        (told(EntryType.RECEIPT), "Written down", ""),
        (
            told(EntryType.PAYMENT, "Tea", who="Sam", place="Tin", pot="General"),
            "Tea",
            "To Sam. Out of Tin. From General.",
        ),
        (
            told(EntryType.MOVE, place="Tin", other_place="Bank", pot="General"),
            "Money moved",
            "From Tin to Bank. For General.",
        ),
        (
            told(EntryType.FUND_MOVE, pot="General", other_pot="Outing pot", place="Tin", why="Bowling"),
            "From one pot to another",
            "Out of General into Outing pot. In Tin. Bowling",
        ),
        (told(EntryType.COUNT_DIFFERENCE, pence=-5), "Less was counted than the book said", ""),
        (
            told(EntryType.COUNT_DIFFERENCE, pence=5, place="Tin"),
            "More was counted than the book said",
            "In Tin.",
        ),
        (told(EntryType.REVERSAL, reverses="3", why="Twice"), "Entry 3 put right", "Twice"),
        (told(EntryType.RECORD, "renamed-fund", before="One", after="Two"), "One is called Two now", ""),
        (told(EntryType.RECORD, "renamed-fund", after="Two"), "Written down", ""),
        (told(EntryType.RECORD, "put-away-kind", name="Raffle"), "Raffle put away", ""),
        (told(EntryType.RECORD, "claim-agreed", subject="21"), "Claim 21 agreed", ""),
        (told(EntryType.RECORD, "claim-other", subject="21"), "Claim 21", ""),
        (told(EntryType.RECORD, "something-else", subject="21"), "Written down", ""),
        (told(EntryType.REDACTION), "A name taken out", ""),
        (
            Told(number=1, day=DAY, type=EntryType.RECORD, what="counted", said={"place": "Tin"}, counted=3820),
            "Counted: £38.20",
            "In Tin.",
        ),
        (
            Told(number=1, day=DAY, type=EntryType.CLOSE, said={}, about=date(2026, 10, 31)),
            "October 2026 closed",
            "",
        ),
    ],
)
def test_an_entry_says_what_it_was(entry, title, detail):
    assert (entry.title(ENGLISH, "GBP"), entry.detail(ENGLISH)) == (title, detail)


def test_money_that_moved_can_be_put_right_once():
    assert told(EntryType.MOVE).can_be_put_right
    assert not told(EntryType.REVERSAL).can_be_put_right
    assert not told(EntryType.RECORD).can_be_put_right
    put_right = Told(number=7, day=DAY, type=EntryType.MOVE, said={}, corrected_by=8)
    assert not put_right.can_be_put_right


def test_where_the_money_is_adds_up():
    holdings = (Holding(place="Tin", pence=(5, 6)), Holding(place="Bank", pence=(7, -1)))
    head = bytes(32)
    about = Whereabouts(group="", currency="GBP", day=DAY, funds=("a", "b"), holdings=holdings, entry=0, head=head)
    assert (about.total, about.seal) == (17, seal(head))


def test_what_was_put_away_is_offered_only_where_it_was_chosen():
    old = Place(id=2, name="Old tin", kind=PlaceKind.TIN, closed_on=DAY)
    here = Place(id=1, name="Tin", kind=PlaceKind.TIN)
    assert offered((here, old)) == (here,)
    assert offered((here, old), known=2) == (here, old)
