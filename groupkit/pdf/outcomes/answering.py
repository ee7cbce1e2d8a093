"""Pages to answer on: is it happening here, how would we know, what comes first, and what moved since last time."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.lib.colors import black
from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.outcomes.standing import MOVEMENTS, Counts, Moved
from groupkit.core.outcomes.statements import Answer, Principle, Statement
from groupkit.core.outcomes.words import Principles, Statements
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets.pieces import boxes, bullets
from groupkit.pdf.press import document
from groupkit.services.outcomes.telling import told

LARGE = 1.4
_KNOW_LINES, _DOTS = 2, 26.0
_COUNT = N_("{count}: {answer}")
_NOTHING = N_("–")


def answers(
    asked: Sequence[Statement],
    words: Statements,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print statements to answer at a table: four answers to cross, and lines for how one would know.

    `asked` are in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said = told(words, language)
    title = leaf.words.gettext("Is it happening here?")
    story: list[Flowable] = [house.title(leaf, title), house.text(leaf, said.intro)]
    story.extend(house.together(list(_answer(leaf, each, said))) for each in asked)
    document(path, title, [*story, house.text(leaf, said.know_note, "small")], leaf, progress)


def _answer(leaf: house.Leaf, asked: Statement, said: Statements) -> Iterator[Flowable]:
    yield house.heading(leaf, asked.words)
    half = -(-len(said.answers) // 2)
    wide = leaf.width / 2
    columns = [
        boxes(leaf, [each.words for each in run], wide) for run in (said.answers[:half], said.answers[half:])
    ]
    yield house.columns(leaf, columns, (1, 1))
    yield house.text(leaf, said.know)
    yield house.lines(leaf, _KNOW_LINES)


def principles(  # noqa: PLR0913  what is printed, the words round it, and its paper
    found: Sequence[Principle],
    words: Principles,
    around: Statements,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what those who pay can do, by stretch of the way.

    `found` are in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    said, stages = told(words, language), told(around, language).stages
    story: list[Flowable] = [house.title(leaf, said.title), house.text(leaf, said.intro, "lead")]
    for stage in stages:
        lines = [each.words for each in found if each.stage == stage.key]
        if lines:
            story += [house.heading(leaf, stage.title), bullets(leaf, lines, leaf.width)]
    document(path, said.title, story, leaf, progress)


def ranking(
    asked: Sequence[Statement],
    words: Statements,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print statements with room for dots beside each; nobody is named and nobody is first.

    `asked` are in the language of the paper. Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("What comes first here")
    story = [house.title(leaf, title), house.text(leaf, told(words, language).order_note, "lead")]
    document(path, title, [*story, _with_room(leaf, [each.words for each in asked])], leaf, progress)


def _with_room(leaf: house.Leaf, lines: Sequence[str]) -> Flowable:
    rows = [[house.text(leaf, line), ""] for line in (*lines, "", "")]
    turned = [list(reversed(row)) if leaf.rtl else row for row in rows]
    shares = [leaf.width * share for share in ((0.35, 0.65) if leaf.rtl else (0.65, 0.35))]
    made = Table(turned, colWidths=shares, splitInRow=1)
    made.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.6, black),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BOTTOMPADDING", (0, 0), (-1, -1), _DOTS / 2),
                ("TOPPADDING", (0, -2), (-1, -1), _DOTS / 2),
            ]
        )
    )
    made.spaceBefore = 6
    return made


def repeat(  # noqa: PLR0913  what is printed, the words round it, and its paper
    moved: Sequence[Moved],
    words: Statements,
    names: Mapping[str, str],
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print each statement then and now: what was answered, and whether it matters more; `names` are its words.

    Raise GroupkitError where the file cannot be written.
    """
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    _, said = leaf.words.gettext, told(words, language)
    title = _("Since last time")
    head = (_("What was said"), _("Then"), _("Now"), _("In the order"))
    rows = [
        (
            names.get(each.statement, each.statement),
            _counted(leaf, each.before, said),
            _counted(leaf, each.now, said),
            _(MOVEMENTS[each.movement]),
        )
        for each in moved
    ]
    none = house.text(leaf, _("This is the first time, so there is nothing to compare it with."))
    story = [house.title(leaf, title), house.table(leaf, [head, *rows], (9, 6, 6, 5)) if rows else none]
    document(path, title, story, leaf, progress)


def _counted(leaf: house.Leaf, counts: Counts | None, said: Statements) -> str:
    """Return how many gave each answer, each on a line; nothing adds them up."""
    if counts is None:
        return leaf.words.gettext(_NOTHING)
    return "\n".join(
        leaf.words.gettext(_COUNT).format(count=leaf.words.whole(counts.of(Answer(each.key))), answer=each.words)
        for each in said.answers
        if counts.of(Answer(each.key))
    )
