"""The board of things to do outside the group, to put up: rows by kind, each with the day somebody looked."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.openings import GONE, Board, Opening
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

_LARGE = 1.35


def board(
    shown: Board,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the board. A row nobody looked at for too long is left out, with a line that says so."""
    leaf = house.Leaf(language=language, paper=paper, scale=_LARGE if large else 1.0)
    document(path, shown.words.title, list(_story(leaf, shown)), leaf, progress)


def _story(leaf: house.Leaf, shown: Board) -> Iterator[Flowable]:
    words = shown.words
    yield house.title(leaf, words.title)
    yield house.text(leaf, words.intro, "lead")
    rows = {kind: [one for one in shown.of(kind.key) if shown.standing(one) != GONE] for kind in shown.kinds}
    for kind, printed in rows.items():
        for at, one in enumerate(printed):
            row = [_row(leaf, shown, one), house.gap(8 * leaf.scale)]
            pieces = row if at else [house.heading(leaf, kind.title), *row]
            # a row stays whole with its heading, unless it is so long that half a page would stand empty
            long = house.height(leaf, pieces) > house.room(leaf) / 2
            yield from pieces if long else [house.together(pieces)]
    if not any(rows.values()):
        yield house.text(leaf, words.empty)
    left_out = [one for kind in shown.kinds for one in shown.of(kind.key) if one not in rows[kind]]
    if left_out:
        yield house.gap(10 * leaf.scale)
    for one in left_out:
        said = _labelled(leaf, one.name, shown.looked(one, leaf.words))
        yield house.text(leaf, said, "small")
    yield house.ruled(leaf)
    yield house.text(leaf, words.company, "lead")
    yield house.text(leaf, words.not_ours, "small")


def _row(leaf: house.Leaf, shown: Board, one: Opening) -> Flowable:
    """Return an opening: what it is on one side, and all one needs to know to go there on the other."""
    first = [house.text(leaf, one.name, "do-label")]
    if one.what:
        first.append(house.text(leaf, one.what))
    first.append(house.text(leaf, shown.looked(one, leaf.words), "small"))
    facts = [house.text(leaf, _labelled(leaf, label, said)) for label, said in shown.facts(one, leaf.words)]
    return house.columns(leaf, [first, house.gap(1), facts or ""], (9, 1, 12))


def _labelled(leaf: house.Leaf, label: str, said: str) -> str:
    if not label or not said:
        return label or said
    return leaf.words.gettext("{title}: {words}").format(title=label, words=said)
