"""The papers of a business meeting: the list with its idea cards, the notes, and everything that was decided."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from groupkit.core.business import (
    Agenda,
    Decided,
    Minutes,
    answers_in_words,
    by_role,
    day_in_words,
    needed_in_words,
    ways_in_words,
)
from groupkit.core.decisions import OUTCOMES, Action
from groupkit.core.progress import Progress
from groupkit.i18n import N_
from groupkit.pdf import paper as house
from groupkit.pdf.motions import LARGE, card
from groupkit.pdf.press import document

_EARLY = N_("This is a big thing. Today it is read out; we decide at a later meeting.")


def agenda(
    told: Agenda,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the list of a business meeting, how we decide, and a card for each idea."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = told.words.told(leaf.words).title
    document(path, title, list(_agenda(leaf, told)), leaf, progress)


def minutes(
    told: Minutes,
    path: Path | BinaryIO,
    *,
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print the notes of a business meeting: decisions and who does what, by role; nothing that was said."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("Notes of our business meeting")
    document(path, title, list(_minutes(leaf, title, told)), leaf, progress)


def log(
    decided: Sequence[Decided],
    path: Path | BinaryIO,
    *,
    group: str = "",
    language: str = "en",
    paper: str = "A4",
    large: bool = False,
    progress: Progress | None = None,
) -> None:
    """Print everything that was decided, newest first, without who said what."""
    leaf = house.Leaf(language=language, paper=paper, scale=LARGE if large else 1.0)
    title = leaf.words.gettext("What we decided")
    document(path, title, list(_log(leaf, title, decided, group)), leaf, progress)


# the list


def _agenda(leaf: house.Leaf, told: Agenda) -> Iterator[Flowable]:
    words, spoken = leaf.words, told.words.told(leaf.words)
    yield house.title(leaf, spoken.title)
    yield house.text(leaf, _where(leaf, told), "lead")
    yield house.text(leaf, spoken.intro)
    yield house.text(leaf, needed_in_words(told.needed, words))
    for at, line in enumerate(spoken.agenda, start=1):
        heading = words.gettext("{number}. {title}").format(number=at, title=line.title)
        below = list(_under(leaf, told, line.key))
        yield house.together([house.heading(leaf, heading), house.text(leaf, line.line), *below])
    yield house.ruled(leaf)
    yield house.text(leaf, spoken.bring)
    yield house.heading(leaf, spoken.decide, "part")
    yield house.text(leaf, spoken.decide_intro)
    for title, said in ways_in_words(spoken, told.rules, words, told.currency):
        yield house.together([house.heading(leaf, title), house.text(leaf, said)])
    for idea in told.ideas:
        yield house.NextPage()
        yield from card(leaf, spoken, idea, told.currency)


def _where(leaf: house.Leaf, told: Agenda) -> str:
    """Say whose meeting it is, when and where."""
    words, about = leaf.words, told.about
    values = {"group": told.name or told.group, "day": words.day(about.day, "long"), "room": about.room}
    if about.start is not None and about.room:
        return told.words.told(words).about.format(time=words.clock(about.start), **values)
    said = words.gettext("{group}, on {day}, {room}") if about.room else words.gettext("{group}, on {day}")
    return said.format(**values | {"day": day_in_words(about, words)})


def _under(leaf: house.Leaf, told: Agenda, key: str) -> Iterator[Flowable]:
    """Lay out what the group itself brings under one line of the list."""
    if key == "list" and (told.about.more or told.later):
        yield house.ticks(leaf, (*told.about.more, *(each.title for each in told.later)))
    elif key == "last":
        if told.to_do:
            yield _to_do(leaf, told.to_do)
        if told.again:
            yield house.text(leaf, leaf.words.gettext("We wanted to look at this again:"), "lead")
            yield house.ticks(leaf, (each.motion.title for each in told.again))
    elif key == "ideas":
        for idea in told.ideas:
            yield house.text(leaf, idea.title, "lead")
            yield house.text(leaf, idea.wording)
            if idea.id in told.early:
                yield house.text(leaf, leaf.words.gettext(_EARLY), "small")


def _to_do(leaf: house.Leaf, actions: Sequence[Action]) -> Flowable:
    """Lay out what is to be done, which role does it and by when; a day that is past is no matter."""
    words = leaf.words
    _ = words.gettext
    rows = [
        (
            each.what,
            by_role(each.owner, words) or _("Nobody yet"),
            words.day(each.due, "sheet") if each.due else "",
        )
        for each in actions
    ]
    return house.table(leaf, [(_("What"), _("Who does it"), _("By when")), *rows], (10, 5, 5))


# the notes


def _minutes(leaf: house.Leaf, title: str, told: Minutes) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, title)
    for said in filter(None, (told.group, told.name)):
        yield house.text(leaf, said, "lead")
    yield house.text(leaf, "\n".join((day_in_words(told.about, words), *_held(leaf, told))))
    yield house.heading(leaf, _("What we decided"))
    if not told.decided:
        yield house.text(leaf, _("We decided nothing this time, and that is fine."))
    for each in told.decided:
        yield house.together(list(_decided(leaf, each)))
    yield house.heading(leaf, _("Who does what"))
    if told.to_do:
        yield _to_do(leaf, told.to_do)
    else:
        yield house.text(leaf, _("There is nothing new to do."))
    if told.next_day is not None:
        said = _("We next meet for business on {day}.")
        yield house.text(leaf, said.format(day=words.day(told.next_day, "long")))
    yield house.ruled(leaf)
    yield house.text(leaf, _approved(leaf, told))


def _held(leaf: house.Leaf, told: Minutes) -> Iterator[str]:
    """Say in numbers how the meeting was held."""
    words, about = leaf.words, told.about
    _ = words.gettext
    if about.room:
        yield about.room
    if about.present is not None:
        yield words.ngettext("{count} of us was here.", "{count} of us were here.", about.present).format(
            count=about.present
        )
        yield _("That was enough to decide.") if told.enough else _("That was too few to decide. We talked.")
    if about.apologies:
        yield words.ngettext(
            "{count} sent word that they could not come.",
            "{count} sent word that they could not come.",
            about.apologies,
        ).format(count=about.apologies)
    if about.notice_on is not None:
        yield _("It was told ahead on {day}.").format(day=words.day(about.notice_on, "long"))
    if about.taken_by:
        yield _("Notes: {role}").format(role=by_role(about.taken_by, words))
    if about.read_back:
        yield _("These notes were read back at the end.")


def _decided(leaf: house.Leaf, each: Decided) -> Iterator[Flowable]:
    words, decision = leaf.words, each.decision
    _ = words.gettext
    yield house.text(leaf, each.motion.title, "lead")
    yield house.text(leaf, each.motion.wording)
    yield house.boxed(leaf, _(OUTCOMES[decision.outcome]), "\n".join(_outcome(leaf, each)))
    if decision.minority:
        yield house.text(leaf, _("Those who said no add:"), "lead")
        yield house.text(leaf, decision.minority)


def _outcome(leaf: house.Leaf, each: Decided) -> Iterator[str]:
    """Say what came of an idea, in numbers and roles."""
    words, decision = leaf.words, each.decision
    _ = words.gettext
    if counted := answers_in_words(decision, words):
        yield counted
    if decision.owner:
        yield _("Who does it: {role}").format(role=by_role(decision.owner, words))
    if decision.due is not None:
        yield _("By when: {day}").format(day=words.day(decision.due, "long"))
    if decision.review_on is not None:
        yield _("We look at it again on {day}.").format(day=words.day(decision.review_on, "full"))


def _approved(leaf: house.Leaf, told: Minutes) -> str:
    _ = leaf.words.gettext
    if told.about.approved_on is None:
        return _("The group approved these notes on: ________")
    return _("The group approved these notes on {day}.").format(day=leaf.words.day(told.about.approved_on, "full"))


# everything that was decided


def _log(leaf: house.Leaf, title: str, decided: Sequence[Decided], group: str) -> Iterator[Flowable]:
    words = leaf.words
    _ = words.gettext
    yield house.title(leaf, title)
    if group:
        yield house.text(leaf, group, "lead")
    if not decided:
        yield house.text(leaf, _("Nothing is decided yet."))
        return
    rows = [
        (
            words.day(each.day, "sheet"),
            each.motion.wording,
            _(OUTCOMES[each.decision.outcome]),
            words.day(each.decision.review_on, "sheet") if each.decision.review_on else "",
        )
        for each in decided
    ]
    head = (_("Day"), _("The idea"), _("What came of it"), _("Look again"))
    yield house.table(leaf, [head, *rows], (5, 10, 5, 5))
