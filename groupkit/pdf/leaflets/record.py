"""A record of service for a member who asks: which jobs, from when until when, and about how many hours."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core import leaflets
from groupkit.core.leaflets import RecordWords, Service
from groupkit.core.progress import Progress
from groupkit.i18n import Catalogue
from groupkit.pdf import paper as house
from groupkit.pdf.leaflets import pieces
from groupkit.pdf.press import document

_LINES = 3


def record(
    words: RecordWords,
    told: leaflets.Record,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print what a member did for the group; nothing on it tells why anyone comes."""
    leaf = house.Leaf(language=language, paper=paper, scale=pieces.LARGE if large else 1.0)
    said = leaflets.told(words, leaf.words)
    document(path, said.title, list(_story(leaf, said, told)), leaf, progress)


def about_hours(hours: float, words: Catalogue) -> str:
    """Say about how many hours something took, in whole and half hours."""
    whole, half = divmod(hours, 1)
    if not whole:
        return words.gettext("about half an hour")
    number = f"{whole:.0f}½" if half else f"{whole:.0f}"
    said = words.ngettext("about {number} hour", "about {number} hours", int(whole) + (1 if half else 0))
    return said.format(number=number)


def _story(leaf: house.Leaf, said: RecordWords, told: leaflets.Record) -> Iterator[Flowable]:
    yield house.title(leaf, said.title)
    yield house.text(leaf, said.intro.format(name=told.name))
    yield house.text(leaf, said.about)
    for service in told.services:
        yield house.together(list(_service(leaf, said, told, service)))
    end = [house.heading(leaf, said.learned), house.lines(leaf, _LINES)]
    yield house.together(end)
    close = [house.text(leaf, said.thanks, "lead"), house.gap(6), house.text(leaf, said.silent)]
    signs = [(house.gap(12), pieces.written(leaf, sign, leaf.width * 0.7)) for sign in said.signs]
    yield house.together([*close, *(piece for pair in signs for piece in pair)])


def _service(leaf: house.Leaf, said: RecordWords, told: leaflets.Record, done: Service) -> Iterator[Flowable]:
    """Lay out one job: the sentence, then its facts."""
    words = leaf.words
    group, role = told.group or said.plain_group, done.role.called(words)
    yield house.ruled(leaf)
    yield house.text(leaf, said.did.format(name=told.name, group=group, role=role), "lead")
    yield house.text(leaf, _span(said, done, words))
    if done.turns:
        yield house.text(leaf, said.turns.format(number=done.turns))
    if told.hours_shown and done.hours:
        yield house.text(leaf, said.time.format(hours=about_hours(done.hours, words)))
    yield house.text(leaf, said.tasks)
    yield house.text(leaf, done.role.told(words).purpose)


def _span(said: RecordWords, done: Service, words: Catalogue) -> str:
    """Say from when until when; a day alone where it was one day."""
    since = words.day(done.since, "full")
    if done.until is None:
        return said.still.format(since=since)
    return since if done.until == done.since else said.span.format(since=since, until=words.day(done.until, "full"))
