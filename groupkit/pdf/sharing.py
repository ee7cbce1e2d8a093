"""How we share the work, on one page for a business meeting: counts, and nobody's name."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.progress import Progress
from groupkit.core.sharing import Sharing
from groupkit.pdf import paper as house
from groupkit.pdf.press import document

LARGE = 1.25
_LINES, _FEWER_LINES, _MANY_JOBS = 4, 2, 9


def page(
    found: Sharing,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print how service was shared, and how many could do the jobs a group cannot do without."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("How we share the work")
    document(path, title, list(_story(leaf, title, found, group)), leaf, progress)


def _story(leaf: house.Leaf, title: str, found: Sharing, group: str) -> Iterator[Flowable]:
    words, _ = leaf.words, leaf.words.gettext
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    span = _("From {first} to {last}. Counts only: this puts nobody above anybody else.")
    yield house.text(leaf, span.format(first=words.day(found.first, "sheet"), last=words.day(found.last, "sheet")))
    helping = words.ngettext(
        "{count} person did something for the group for the first time.",
        "{count} people did something for the group for the first time.",
        found.helping,
    )
    if found.helping:
        yield house.text(leaf, helping.format(count=found.helping))
    if found.shares:
        rows = [(_("Job"), _("Turns"), _("Shared by"), _("To notice"))]
        rows += [
            (
                each.role.called(words),
                str(each.turns),
                str(each.people),
                _("Always the same person") if each.always_one else "",
            )
            for each in found.shares
        ]
        yield house.table(leaf, rows, (4, 2, 3, 5), figures=(1, 2))
    else:
        yield house.text(leaf, _("No turn is written down yet. Plan the rota, and they will be counted here."))
    yield house.heading(leaf, _("Who could"))
    could = [(_("Job"), _("Would"), _("Have done it"))]
    could += [(each.role.called(words), str(each.willing), str(each.done)) for each in found.could]
    yield house.table(leaf, could, (6, 3, 3), figures=(1, 2))
    # many jobs leave less room, and one page is what people look at together
    room = _LINES if len(found.shares) < _MANY_JOBS else _FEWER_LINES
    yield house.together([house.heading(leaf, _("What we would like to change")), house.lines(leaf, room)])
