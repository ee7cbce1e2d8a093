"""Literature in the cupboard: what came, was sold and was given, beside the money that literature brought."""

from dataclasses import replace

from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.core.stock import Cupboard, Shelf, Tally, Title, shelf
from groupkit.i18n import N_, catalogue
from groupkit.services import ledger
from groupkit.services.group import Group

TOPIC = ledger.TOPIC
_SOLD = "Literature sold"


def shelves(group: Group) -> tuple[Shelf, ...]:
    """Return every title with what came and went, by name."""
    tallies = tuple(group.store.stock_tallies)
    titles = sorted(group.store.stock_titles, key=lambda title: title.title.casefold())
    return tuple(shelf(title, tallies) for title in titles)


def tallies(group: Group, title: Title) -> tuple[Tally, ...]:
    """Return what was written down of one title, the newest first."""
    mine = group.store.stock_tallies.where(stock=title.id)
    return tuple(sorted(mine, key=lambda tally: (tally.day, tally.id), reverse=True))


def get(group: Group, id: int) -> Title:  # noqa: A002  the field's own name
    """Return a title by its number, or refuse."""
    found = group.store.stock_titles.first(id=id)
    if found is None:
        raise RefusedError([Problem("title", N_("That title is not on the list any more. Choose another one."))])
    return found


def add(group: Group, words: str) -> Title:
    """Put a title on the list."""
    title = Title(title=" ".join(words.split()))
    refuse(title.problems(known.title for known in group.store.stock_titles))
    with group.change(N_("Add literature"), TOPIC) as store:
        return replace(title, id=store.stock_titles.add(title))


def remove(group: Group, title: Title) -> None:
    """Take a title off the list, with all that was written down of it."""
    with group.change(N_("Take literature off the list"), TOPIC) as store:
        store.stock_titles.remove(id=get(group, title.id).id)


def write(group: Group, tally: Tally) -> Tally:
    """Write down what came, was sold or was given, or refuse with every problem found."""
    known = get(group, tally.title)
    left = shelf(known, group.store.stock_tallies.where(stock=known.id)).left
    refuse(tally.problems(left, group.today()))
    with group.change(N_("Count literature"), TOPIC) as store:
        return replace(tally, id=store.stock_tallies.add(tally))


def cupboard(group: Group) -> Cupboard:
    """Return all the literature as it is today, for printing."""
    return Cupboard(
        group=group.profile.name,
        currency=group.profile.currency,
        day=group.today(),
        shelves=shelves(group),
        brought=brought(group),
    )


def brought(group: Group) -> int:
    """Return the pence that literature brought so far, as the book says."""
    spoken = {"en", group.profile.language, group.profile.printing_language}
    names = {catalogue(language).gettext(_SOLD) for language in spoken}
    kinds = {kind.id for kind in ledger.kinds(group, "in") if kind.name in names}
    return group.store.ledger.of_kinds(kinds)
