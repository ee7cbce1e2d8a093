"""Where the words on cards come from: a small mark on each, and the studies in full on the page before them."""

from collections.abc import Iterable, Iterator

from reportlab.platypus import Flowable

from groupkit.core.outcomes.words import Sources
from groupkit.i18n import N_
from groupkit.pdf import paper as house

_SHORT = N_("In short words of our own, after:")
_MARK = N_("A small mark such as {mark} is the study and the line it stands in.")
_BY = N_("{work}. {by}.")


def credits_of(leaf: house.Leaf, sources: Sources, marks: Iterable[str]) -> Iterator[Flowable]:
    """Yield the studies that some marks are of, in small print."""
    every = [mark for mark in marks if mark]
    keys = {mark.partition(":")[0] for mark in every}
    works = [work for work in sources.works if work.key in keys]
    if not works:
        return
    _ = leaf.words.gettext
    yield house.text(leaf, _(_SHORT), "small")
    for work in works:
        said = _(_BY).format(work=work.work, by=work.by) if work.by else work.work
        yield house.text(leaf, f"{work.key}: {said}", "small")
    yield house.text(leaf, _(_MARK).format(mark=every[0]), "small")
