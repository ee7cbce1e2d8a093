"""An award comes back from the book as it was written down."""

from dataclasses import replace
from datetime import date

from groupkit.core.funding.awards import Award, Budget, Instalment, LeftOver, Sort
from tests.evening import named

START, END = date(2026, 4, 1), date(2027, 3, 31)


def test_an_award_comes_back_whole_and_changed(book):
    room, fares = named(book, "Room")["kind"], named(book, "Fares")["kind"]
    grant = named(book, fund="ICB grant", place="Bank")
    made = Award(
        fund=grant["fund"],
        funder="ICB",
        sort=Sort.POOLED,
        reference="ICB-77",
        pence=50000,
        starts=START,
        ends=END,
        report_due=END,
        own_money=100,
        left_over=LeftOver.KEEP,
        proposal="We go on.",
        stops="The room",
        host=grant["place"],
        parts=3,
        lines=(Budget(fares, 1), Budget(room)),
        instalments=(Instalment(due=END, pence=2), Instalment(due=START, pence=1)),
    )
    with book.store.step("Add"):
        kept = book.store.awards.add(made)
        bare = book.store.awards.add(replace(made, report_due=None, host=None, lines=(), instalments=()))
    early, late = kept.instalments
    assert (early.due, late.due, late.pence) == (START, END, 2)
    assert replace(kept, id=0, instalments=made.instalments) == made
    assert tuple(book.store.awards) == (kept, bare)
    assert book.store.awards.first(id=bare.id) == bare
    with book.store.step("Come"):
        book.store.awards.came(early.id, 1)
    found = book.store.awards.first(id=kept.id)
    assert [each.entry for each in found.instalments] == [1, None]
    with book.store.step("Change"):
        changed = book.store.awards.change(replace(found, funder="NHS", lines=found.lines[:1]))
    assert (changed.funder, len(changed.lines), [each.entry for each in changed.instalments]) == (
        "NHS",
        1,
        [1, None],
    )
    book.undo()
    assert book.store.awards.first(id=kept.id) == found
