"""The list of one meeting night on paper: when and where, who does what, and what to tick before, during, after."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.formats import Duty
from groupkit.core.meetings import Occasion
from groupkit.core.progress import Progress
from groupkit.core.roles import called
from groupkit.core.tonight import NOTES, TITLES, Checklist, Phase, Task, Tick
from groupkit.i18n import N_, catalogue
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox
from groupkit.pdf.press import document

_PHASES = {Phase.BEFORE: N_("Before"), Phase.DURING: N_("During"), Phase.AFTER: N_("After")}
# the notes that also hold on paper; the others say how the list ticks itself
_NOTED = (Task.CHAIR, Task.GREETER, Task.NEXT_CHAIR)
_SIDE = 22.0
# from usual to close; the first that fits on one page is used
_SCALES = (1.0, 0.9, 0.82)


class Ticked(CheckBox):
    """A square that is ticked already."""

    def draw(self) -> None:
        """Draw the square and the tick in it."""
        super().draw()
        side = self.width
        self.canv.setLineWidth(1.8)
        self.canv.lines(
            [
                (0.2 * side, 0.5 * side, 0.42 * side, 0.25 * side),
                (0.42 * side, 0.25 * side, 0.85 * side, 0.82 * side),
            ]
        )


def checklist(  # noqa: PLR0913  what stands on the list, and how it is printed
    occasion: Occasion,
    duties: Sequence[Duty],
    tasks: Checklist,
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    progress: Progress | None = None,
) -> None:
    """Print the list of a meeting night; what is done already is ticked."""
    title = catalogue(language).gettext("Tonight: {meeting}").format(meeting=occasion.meeting.name)
    for scale in _SCALES:
        leaf = house.Leaf(language=language, paper=paper, scale=scale)
        story = [*_facts(leaf, title, occasion, group), *_duties(leaf, duties)]
        for phase in Phase:
            story += _phase(leaf, phase, tasks.phase(phase))
        story.append(
            house.text(leaf, leaf.words.gettext("Nobody has to do all of this. What is left out can wait."))
        )
        if _height(leaf, story) <= house.Paper(paper).size[1] - house.MARGIN - house.FOOT:
            break
    document(path, title, story, leaf, progress)


def _height(leaf: house.Leaf, story: Sequence[Flowable]) -> float:
    """Return the most room a story can take, in points."""
    tallest = house.Paper(leaf.paper).size[1]
    return sum(each.wrap(leaf.width, tallest)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in story)


def _facts(leaf: house.Leaf, title: str, occasion: Occasion, group: str) -> Iterator[Flowable]:
    words = leaf.words
    times = words.gettext("{day}, {begins} to {ends}. Doors open at {doors}.").format(
        day=words.day(occasion.day, "full"),
        begins=words.clock(occasion.begins.time()),
        ends=words.clock(occasion.ends.time()),
        doors=words.clock(occasion.doors.time()),
    )
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    for fact in (times, occasion.meeting.venue, occasion.meeting.access):
        if fact:
            yield house.text(leaf, fact)


def _duties(leaf: house.Leaf, duties: Sequence[Duty]) -> Iterator[Flowable]:
    """Lay out who does what, two jobs abreast."""
    _ = leaf.words.gettext
    if not duties:
        return
    yield house.heading(leaf, _("Who does what"))
    for first in range(0, len(duties), 2):
        cells: list[Flowable | str] = []
        for duty in duties[first : first + 2]:
            cells += [
                house.text(leaf, called(duty.role, leaf.words, duty.title)),
                house.text(leaf, duty.who or _("vacant"), "lead" if duty.who else "body"),
            ]
        yield house.columns(leaf, [*cells, "", ""][:4], (22, 28, 22, 28))


def _phase(leaf: house.Leaf, phase: Phase, tasks: Sequence[Tick]) -> Iterator[Flowable]:
    _ = leaf.words.gettext
    yield house.heading(leaf, _(_PHASES[phase]))
    for tick in tasks:
        side = leaf.size("body")
        box = Ticked(side) if tick.done else CheckBox(side)
        said = _(TITLES[tick.task])
        if not tick.done and tick.task in _NOTED:
            said = f"{said}\n{_(NOTES[tick.task])}"
        yield house.columns(leaf, [box, house.text(leaf, said)], (_SIDE, leaf.width - _SIDE))
