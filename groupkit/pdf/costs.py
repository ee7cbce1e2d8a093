"""The cost form on paper: what a year cost, where each figure is from, and the time given freely beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.costs.figures import CostForm, Figure, Part
from groupkit.core.costs.wording import Category, Wording
from groupkit.core.privacy import veiled
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE, USUAL = 1.25, 11 / 12
_SHARES = (40, 18, 20, 22)


def form(
    told: CostForm,
    path: Path | BinaryIO,
    *,
    per_contact: bool = False,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the cost form; the cost of each visit only where asked for, and never without its caveat."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else USUAL)
    said = told.words.told(leaf.words)
    document(path, said.title, list(_form(leaf, told, said, per_contact=per_contact)), leaf, progress)


def _form(leaf: house.Leaf, told: CostForm, said: Wording, *, per_contact: bool) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, said.title)
    span = {"first": words.day(told.start, "sheet"), "last": words.day(told.end, "sheet")}
    yield house.text(leaf, _("{group}, {first} to {last}").format(group=told.group, **span), "lead")
    yield house.text(leaf, said.intro)
    for category, part in zip(said.category, told.parts, strict=True):
        yield from _part(leaf, told, said, category, part)
    yield house.heading(leaf, said.total)
    yield house.text(leaf, words.money(told.total, told.currency), "lead")
    if told.unknown:
        yield house.text(leaf, said.unknown.format(number=told.unknown, all=len(told.parts)))
    yield house.together(list(_marks(leaf, said)))
    yield house.together(list(_given(leaf, told, said)))
    if per_contact:
        yield house.together(list(_per_contact(leaf, told, said)))


def _part(leaf: house.Leaf, told: CostForm, said: Wording, category: Category, part: Part) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    above: list[Flowable] = [house.heading(leaf, category.title), house.text(leaf, category.what, "small")]
    if part.pence is None:
        yield house.together([*above, house.text(leaf, _("Not known yet."))])
        return
    yield from above
    head = (_("What"), _("Amount"), _("Mark"), _("Where it is from"))
    rows = [head, *(_figure(leaf, said, figure) for figure in part.figures)]
    rows.append((_("Altogether"), words.money(part.pence, told.currency), "", ""))
    yield house.table(leaf, rows, _SHARES, [1], padding=2)


def _figure(leaf: house.Leaf, said: Wording, figure: Figure) -> tuple[str, ...]:
    words = leaf.words
    own = next((row.title for row in said.own_line if row.key == figure.own), "")
    what = veiled(figure.what)
    if own and own != what:
        what = words.gettext("{what} ({line})").format(what=what, line=own)
    marks = words.listing([said.flag(figure.basis).mark, said.flag(figure.way).mark])
    return what, words.amount(figure.pence), marks, veiled(figure.source) if figure.line else said.from_book


def _marks(leaf: house.Leaf, said: Wording) -> Iterator[Flowable]:
    yield house.heading(leaf, leaf.words.gettext("What the marks mean"))
    line = leaf.words.gettext("{mark}: {title}. {what}")
    for row in (*said.basis, *said.approach):
        yield house.text(leaf, line.format(mark=row.mark, title=row.title, what=row.what), "small")


def _given(leaf: house.Leaf, told: CostForm, said: Wording) -> Iterator[Flowable]:
    words = leaf.words
    yield house.heading(leaf, said.hours.title)
    yield house.text(leaf, said.hours.what)
    if not told.given:
        yield house.text(leaf, said.hours.unknown)
    for each in told.given:
        shown = words.ngettext("{count} hour", "{count} hours", each.hours).format(count=each.hours)
        if (each.people or 0) > 1:
            shown = said.hours.shown.format(hours=each.hours, people=each.people)
        yield house.text(leaf, words.gettext("{what}: {shown}").format(what=veiled(each.what), shown=shown))
    yield house.text(leaf, said.hours.why, "small")


def _per_contact(leaf: house.Leaf, told: CostForm, said: Wording) -> Iterator[Flowable]:
    words, found = leaf.words, told.per_contact
    yield house.heading(leaf, said.per_contact.title)
    if found is None:
        yield house.text(leaf, said.per_contact.few)
        return
    amount = words.money(found.pence, told.currency)
    yield house.framed(
        leaf,
        [
            house.text(leaf, said.per_contact.shown.format(amount=amount), "lead"),
            house.text(leaf, said.per_contact.caveat),
            house.text(leaf, said.per_contact.basis, "small"),
        ],
    )
