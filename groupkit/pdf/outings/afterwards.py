"""The papers of afterwards: what worked, what happened, a few questions without names, and thanks."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable, Table, TableStyle

from groupkit.core.outings.afterwards import SOMETHING_ELSE, WITH_A_CHANGE, YES, Incident
from groupkit.core.outings.known import KnownOuting
from groupkit.core.outings.thanks import filled
from groupkit.core.outings.words.afterwards import AfterwardsWords, FeedbackWords, IncidentWords
from groupkit.core.outings.words.form import Told
from groupkit.core.progress import Progress
from groupkit.pdf import paper as house
from groupkit.pdf.marks import CheckBox
from groupkit.pdf.press import document

_ANSWER = 0.13
"""The share of the page that each answer to tick takes."""


def worked(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out heads and what worked, for the next lead; what is not known yet is left to a pen."""
    form, after = told(AfterwardsWords), known.after
    said = form.worked
    yield from _head(leaf, said.title, known)
    yield house.text(leaf, said.intro)
    counts = (
        (form.heads_out, after.heads_out),
        (form.heads_back, after.heads_back),
        (form.heads_early, after.heads_early),
        (form.heads_new, after.first_time),
    )
    rows = [(label, "" if count is None else leaf.words.whole(count)) for label, count in counts]
    yield house.table(leaf, [(leaf.words.gettext("Heads"), ""), *rows], (16, 4), (1,), 3)
    yield house.text(leaf, form.heads_why, "small")
    yield _asked(leaf, said.well, after.well, 2)
    yield _asked(leaf, said.change, after.change, 2)
    yield _pair(leaf, (said.place, ""), (said.hour, ""))
    yield _asked(leaf, said.left_out, after.left_out, 1)
    yield _asked(leaf, said.next, after.tip, 1)
    answers = {YES: form.again_yes, WITH_A_CHANGE: form.again_change, SOMETHING_ELSE: form.again_other}
    yield house.text(leaf, form.again, "lead")
    known_answer = answers.get(after.again)
    yield house.text(leaf, known_answer) if known_answer else house.ticks(leaf, answers.values())


def thanks(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out the words of thanks, each for somebody else; a gap that nobody can fill yet stays open."""
    yield from _head(leaf, leaf.words.gettext("Thanks"), known)
    for each in filled(told(AfterwardsWords).thanks, known, leaf.words):
        yield house.together([house.heading(leaf, each.title), house.text(leaf, each.words)])


# a few questions without names


def feedback(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out a few questions to tick, without a name and without a number."""
    said = told(AfterwardsWords).feedback
    yield from _head(leaf, said.title, known)
    yield house.text(leaf, said.intro)
    yield _questions(leaf, said)
    yield house.gap(6)
    yield _asked(leaf, said.open, "", 3)
    yield house.text(leaf, said.not_there, "lead")
    half = (len(said.reasons) + 1) // 2
    sides = [_reasons(leaf, part) for part in (said.reasons[:half], said.reasons[half:])]
    yield house.columns(leaf, sides, (1, 1))


def _questions(leaf: house.Leaf, said: FeedbackWords) -> Flowable:
    """Lay out a row for each question, and a square for each answer to it."""
    side = leaf.size("body")
    wide = leaf.width * _ANSWER
    widths = [leaf.width - wide * len(said.choices), *([wide] * len(said.choices))]
    head = [house.gap(0), *(house.text(leaf, each, "small") for each in said.choices)]
    rows = [head, *([house.text(leaf, each), *(CheckBox(side) for _ in said.choices)] for each in said.questions)]
    made = Table(
        [row[::-1] if leaf.rtl else row for row in rows],
        colWidths=widths[::-1] if leaf.rtl else widths,
        repeatRows=1,
        splitInRow=1,
    )
    pads = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    looks = [*((pad, (0, 0), (-1, -1), 3) for pad in pads), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    made.setStyle(TableStyle([*looks, ("ALIGN", (0, 0), (-1, -1), "RIGHT" if leaf.rtl else "LEFT")]))
    return made


def _reasons(leaf: house.Leaf, reasons: Sequence[str]) -> Flowable:
    """Lay out half of the reasons, each with a square, in half of the page."""
    side, half = leaf.size("body"), leaf.width / 2
    rows = [[CheckBox(side), house.text(leaf, each)] for each in reasons]
    widths = [side * 1.8, half - side * 1.8]
    made = Table([row[::-1] if leaf.rtl else row for row in rows], colWidths=widths[::-1] if leaf.rtl else widths)
    pads = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    looks = [*((pad, (0, 0), (-1, -1), 2) for pad in pads), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    made.setStyle(TableStyle([*looks, ("ALIGN", (0, 0), (-1, -1), "RIGHT" if leaf.rtl else "LEFT")]))
    return made


# what happened


def incident(leaf: house.Leaf, known: KnownOuting, told: Told) -> Iterator[Flowable]:
    """Lay out an empty note of what happened, to fill with a pen."""
    return _note(leaf, known, told, None)


def incident_note(
    note: Incident,
    known: KnownOuting,
    told: Told,
    path: Path | BinaryIO,
    on: house.Leaf,
    progress: Progress | None = None,
) -> None:
    """Print a note of what happened as it was written down; what was left out is left to a pen."""
    title = on.words.gettext("{name}, what happened").format(name=known.outing.name)
    document(path, title, list(_note(on, known, told, note)), on, progress)


def _note(leaf: house.Leaf, known: KnownOuting, told: Told, note: Incident | None) -> Iterator[Flowable]:
    said = told(AfterwardsWords).incident
    yield from _head(leaf, said.title, known)
    yield house.framed(leaf, [house.text(leaf, each, "lead") for each in (said.safe, said.abuse)])
    yield house.text(leaf, "\n".join((said.intro, said.no_guess, said.names)))
    written = _written(note)
    yield _pair(leaf, (said.when, written("at")), (said.where, written("place")))
    yield _asked(leaf, said.what, written("what"), 3)
    yield _asked(leaf, said.done, written("done"), 2)
    yield _pair(leaf, (said.who_helped, ""), (said.hurt, ""))
    yield _asked(leaf, said.told, written("told"), 1)
    yield _asked(leaf, said.follow, written("follow"), 1)
    yield _pair(leaf, (said.change, written("change")), (said.signed, written("job")))
    yield house.text(leaf, _kept(leaf, said, note), "small")


def _written(note: Incident | None) -> Callable[[str], str]:
    return lambda name: "" if note is None else str(getattr(note, name))


def _kept(leaf: house.Leaf, said: IncidentWords, note: Incident | None) -> str:
    if note is None:
        return said.keep.format(months=said.months)
    return leaf.words.gettext("The note is kept until {day}.").format(day=leaf.words.day(note.kept_until, "full"))


# pieces


def _head(leaf: house.Leaf, title: str, known: KnownOuting) -> Iterator[Flowable]:
    yield house.title(leaf, title)
    about = known.outing
    parts = (known.group, about.name, leaf.words.day(about.day, "full"))
    yield house.text(leaf, "\n".join(part for part in parts if part), "lead")


def _asked(leaf: house.Leaf, label: str, words: str, lines: int) -> Flowable:
    """Lay out what is asked, over the answer or over lines to write on."""
    answer = house.text(leaf, words) if words else house.lines(leaf, lines)
    return house.together([house.text(leaf, label, "lead"), answer])


def _pair(leaf: house.Leaf, one: tuple[str, str], other: tuple[str, str]) -> Flowable:
    """Lay out two things asked side by side, each over its answer or over a line."""
    wide = leaf.width * 0.48
    cells = [
        [house.text(leaf, label, "lead"), house.text(leaf, words) if words else house.lines(leaf, 1, wide)]
        for label, words in (one, other)
    ]
    made = house.columns(leaf, cells, (1, 1))
    made.spaceAfter = 6 * leaf.scale
    return made
