"""A promise is read from the book as it was written, and writing it down can be undone."""

from dataclasses import replace

from groupkit.i18n import N_
from tests.core.test_promises import ASKED, COULD_NOT, TOLD


def test_a_promise_is_kept_as_it_was_made(book):
    with book.change(N_("Write a promise")) as store:
        ids = [store.promises.add(each) for each in (ASKED, COULD_NOT, TOLD)]
    kept = [replace(each, id=id_) for id_, each in zip(ids, (ASKED, COULD_NOT, TOLD), strict=True)]
    assert list(book.store.promises) == kept
    book.undo()
    assert list(book.store.promises) == []
