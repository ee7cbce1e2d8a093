"""The box on paper: what its keeper does before, while and after people write, and what is read aloud of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.feedback import forms
from groupkit.core.feedback import words as around
from groupkit.core.feedback.forms import Form
from groupkit.core.feedback.rounds import told_beforehand
from groupkit.core.feedback.words import Words
from groupkit.core.progress import Progress
from groupkit.core.roles import Role
from groupkit.pdf import paper as house
from groupkit.pdf.feedback.settings import LARGE, Told
from groupkit.pdf.leaflets.pieces import bullets
from groupkit.pdf.press import document

_SCALES = (1.25, 1.18, 1.1, 1.05, 1.0, 0.95, 0.9, 0.86, 0.83)
_LARGE_SCALES = (LARGE, 1.42, 1.35)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The round a box is for: its form, what is told of it, and the two who open it; empty for any round."""

    form: Form | None = None
    told: Told = field(default_factory=Told)
    reader: str = ""
    trustee: str = ""


def box(  # noqa: PLR0913  the words, whose job it is, the round, and its paper
    words: Words,
    keeper: Role,
    path: Path | BinaryIO,
    *,
    planned: Planned | None = None,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what the keeper of the box does, and on the back what is read aloud before anybody writes."""
    leaf = house.Leaf(language=language, paper=paper)
    made, said, job = planned or Planned(), around.told(words, leaf.words), keeper.told(leaf.words)
    scales = _LARGE_SCALES if large else _SCALES
    front, doing = house.fitted(leaf, scales, lambda leaf: _doing(leaf, said, job, made))
    _leaf, aloud = house.fitted(leaf, scales, lambda leaf: _aloud(leaf, said, made))
    title = leaf.words.gettext("The feedback box")
    document(path, title, [*doing, house.NextPage(), *aloud], front, progress)


def _doing(leaf: house.Leaf, words: Words, keeper: Role, planned: Planned) -> Iterator[Flowable]:
    """Yield the job, step by step, and how the box is opened."""
    _ = leaf.words.gettext
    yield house.title(leaf, _("The feedback box"))
    if planned.form is not None:
        title = forms.told(planned.form, leaf.words).title
        yield house.text(leaf, " · ".join(filter(None, (title, planned.told.label))), "lead")
    yield house.text(leaf, keeper.purpose)
    for heading, steps in (
        (_("Before people write"), keeper.before),
        (_("While people write"), keeper.during),
        (leaf.words.pgettext("feedback/keeper", "Afterwards"), keeper.after),
    ):
        yield house.heading(leaf, heading)
        yield house.ticks(leaf, steps)
    opening = words.opening
    yield house.heading(leaf, opening.heading)
    who = opening.who.format(reader=planned.reader, trustee=planned.trustee) if planned.reader else ""
    yield _listed(leaf, filter(None, (who, opening.look_away, opening.what_then, opening.honest)))
    yield house.gap(4)
    yield house.text(leaf, keeper.ask_for_help, "small")


def _aloud(leaf: house.Leaf, words: Words, planned: Planned) -> Iterator[Flowable]:
    """Yield what is said to everybody before they write: what is done with it, what is promised and what is not."""
    _ = leaf.words.gettext
    told, form = planned.told, planned.form
    yield house.title(leaf, _("Read this aloud"))
    if form is not None:
        asked = forms.told(form, leaf.words)
        yield house.heading(leaf, words.promise.done_with)
        for line in filter(None, (told.purpose, told.what_happens or asked.what_happens)):
            yield house.text(leaf, line)
    yield house.heading(leaf, words.promise.heading)
    room: tuple[str, ...] = ()
    if form is not None and told.able:
        room = told_beforehand(words.room, form, told.able, told.k, told.below, goes_on=told.goes_on)
    said = (*words.promise.lines, *room, words.paper.spoken, words.paper.box, words.paper.blank)
    yield _listed(leaf, (line.format(k=told.k) for line in said))
    yield house.heading(leaf, words.promise.cannot_heading)
    yield _listed(leaf, words.promise.cannot)


def _listed(leaf: house.Leaf, lines: Iterator[str] | Sequence[str]) -> Flowable:
    return bullets(leaf, list(lines), leaf.width)
