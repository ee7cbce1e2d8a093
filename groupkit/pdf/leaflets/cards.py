"""Role cards: one job on half a sheet, and all jobs of the group together on another."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.problems import GroupkitError
from groupkit.core.progress import Progress
from groupkit.core.roles import Role
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_NONE = N_("No job is on the list. Switch one on first.")
# of the type of the house: a card is read in the hand, and its words stay over 8 points
_ON_HALF = tuple(1.0 - at / 50 for at in range(16))
_ON_WHOLE = tuple(1.4 - at / 40 for at in range(20))
_LIST_ON_HALF = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.67)
_LIST_SHARES = (0.39, 0.02, 0.59)
_LIST_ON_WHOLE = (1.25, 1.2, 1.1, 1.0, 0.9, 0.85)


def cards(
    roles: Sequence[Role],
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the card of each job on a page of its own: half a sheet, or a whole one in large print."""
    leaf = _leaf(roles, language, paper, large=large)
    scales = _ON_WHOLE if large else _ON_HALF
    story: list[Flowable] = []
    for role in roles:
        card = pieces.fitted(leaf, scales, partial(_card, role), pieces.room(leaf))
        story += [*([house.NextPage()] if story else []), *card]
    document(path, leaf.words.gettext("Role cards"), story, leaf, progress, numbered=False)


def one_page(
    roles: Sequence[Role],
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what each job is for and the time it takes, all on one page: half a sheet, or a whole one when large.

    The type gets smaller to make room, down to 8 points; where that is not enough it goes on overleaf.
    """
    leaf = _leaf(roles, language, paper, large=large)
    scales = _LIST_ON_WHOLE if large else _LIST_ON_HALF
    story = pieces.fitted(leaf, scales, partial(_listing, roles), pieces.room(leaf))
    if pieces.height(story, leaf.width) > pieces.room(leaf)[1]:
        story = _continued(roles, replace(leaf, scale=scales[-1]))
    document(path, leaf.words.gettext("Jobs in our group"), story, leaf, progress, numbered=False)


def _leaf(roles: Sequence[Role], language: str, paper: str, *, large: bool) -> house.Leaf:
    """Return half a sheet, or a whole one for large print; refuse where there is nothing to print."""
    if not roles:
        raise GroupkitError(_NONE)
    return house.Leaf(language=language, paper=paper if large else house.Paper(paper).half)


def _card(role: Role, leaf: house.Leaf) -> pieces.Story:
    told = role.told(leaf.words)
    top = [house.title(leaf, role.called(leaf.words)), house.text(leaf, told.purpose, "lead")]
    if told.sample:
        top.append(house.text(leaf, told.sample))
    rows = list(_rows(leaf, told))
    labels = [house.text(leaf, label, "lead") for label, _said in rows]
    side = min(leaf.width * 0.3, max(house.label_width(leaf, label) for label, _said in rows))
    cells = [
        pieces.ordered(leaf, [label, _said_in(leaf, said, leaf.width - side)])
        for label, (_label, said) in zip(labels, rows, strict=True)
    ]
    made = Table(cells, colWidths=pieces.ordered(leaf, (side, leaf.width - side)), splitInRow=1)
    made.setStyle(TableStyle([*pieces.bare(2.5 * leaf.scale), ("LINEABOVE", (0, 0), (-1, -1), 0.4, black)]))
    made.spaceBefore = 4 * leaf.scale
    return [*top, made]


def _rows(leaf: house.Leaf, told: Role) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield each line of a card that has something to say, with its label."""
    _ = leaf.words.gettext
    term = pieces.term_said(told, leaf.words, _("One meeting at a time"))
    lines: tuple[tuple[str, str | tuple[str, ...]], ...] = (
        (_("Before"), told.before),
        (_("During"), told.during),
        (_("After"), told.after),
        (_("Time"), told.time),
        (_("How long"), term),
        (_("Who"), told.eligibility),
        (_("Deputy"), told.deputy),
        (_("Pass on"), told.handover),
        (_("Not this"), told.not_this),
        (_("Ask for help"), told.ask_for_help),
    )
    yield from ((label, said) for label, said in lines if said)


def _said_in(leaf: house.Leaf, said: str | tuple[str, ...], wide: float) -> Flowable:
    return house.text(leaf, said) if isinstance(said, str) else pieces.bullets(leaf, said, wide)


def _listing(roles: Sequence[Role], leaf: house.Leaf, *, goes_on: bool = False) -> pieces.Story:
    """Lay out one page of the list of all jobs."""
    _ = leaf.words.gettext
    cells = []
    for role in roles:
        told = role.told(leaf.words)
        name = [house.text(leaf, role.called(leaf.words), "lead"), house.text(leaf, told.time)]
        cells.append(pieces.ordered(leaf, [name, "", house.text(leaf, told.purpose)]))
    widths = pieces.ordered(leaf, [leaf.width * share for share in _LIST_SHARES])
    made = Table(cells, colWidths=widths)
    made.setStyle(TableStyle([*pieces.bare(1.5 * leaf.scale), ("LINEABOVE", (0, 0), (-1, -1), 0.4, black)]))
    title = _("Jobs in our group, continued") if goes_on else _("Jobs in our group")
    return [house.title(leaf, title), made]


def _continued(roles: Sequence[Role], leaf: house.Leaf) -> pieces.Story:
    """Lay out the list over as many pages as it takes."""
    story: list[Flowable] = []
    left = list(roles)
    while left:
        here = len(left)
        while (
            here > 1
            and pieces.height(_listing(left[:here], leaf, goes_on=bool(story)), leaf.width) > pieces.room(leaf)[1]
        ):
            here -= 1
        page = _listing(left[:here], leaf, goes_on=bool(story))
        story += [*([house.NextPage()] if story else []), *page]
        left = left[here:]
    return story
