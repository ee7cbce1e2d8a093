"""The look at who is in the room: two people decide about every finding, and only what they pass goes to the group.

What passes is kept without signs, without counts and in a shuffled order, and needs no passphrase any more.
"""

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from groupkit.core.evaluation import deciding
from groupkit.core.evaluation.answers import Answer, Way
from groupkit.core.evaluation.codes import Code
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.deciding import LONGEST, Decision, Level, Response, Room, Shown
from groupkit.core.evaluation.matrix import HARD_SPELL
from groupkit.core.evaluation.people import Ask, Person, Strand
from groupkit.core.evaluation.roomcheck import Finding, Quotation, Theme, Watched, quotation_key
from groupkit.core.evaluation.rounds import Round, State
from groupkit.core.privacy import leaks, named
from groupkit.core.problems import Problem, RefusedError, chosen, refuse
from groupkit.i18n import N_, Catalogue, catalogue, current
from groupkit.services import meetings, roles
from groupkit.services.evaluation import asked, codebook, opened, rounds, telling
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.group import Group
from groupkit.services.outings.public import names
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.rows import Told

_PLACES = 2**31
_DAYS, _MONTHS = 7, 12
_NOT_THERE = N_("This theme is not there any more. Look at the list once more.")
_ABSENT = N_("Write what is not here yet.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_NAMED = N_("{name} stands in this. The group sees it later on. Is it right?")
_FALLS = N_("The group was to hear this as well: {themes}. Now it would not. Is it right?")
_ON_PAPER = N_("This goes on paper. Leave out numbers to ring, e-mail and passcodes.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A theme the group may hear: `level` tells in words how many spoke of it, `response` what the group said."""

    id: int
    title: str
    words: str
    level: Level
    response: Response | None = None
    response_words: str = ""


def room(group: Group, key: str, passphrase: Pass) -> Room:
    """Return the themes of a round, those who talked, and what the room would know; slow on purpose.

    Raises:
        WrongPassphraseError: it is not the passphrase of whoever reads the round.
    """
    who = asked.opened(group, rounds.get(group, key), passphrase)
    found, _others = opened.of_those_asked(group, who)
    spoken = {answer.sign for answer in found.answers}
    people = tuple(person for person in who.people if person.sign in spoken)
    return Room(
        themes=tuple(_themes(codebook.listing(group), people, found.answers, opened.agreed(group, found))),
        people=people,
        k=who.round.k,
        watched=_watched(group, who),
    )


def decide(
    group: Group,
    key: str,
    decisions: Sequence[Decision],
    passphrase: Pass,
    *,
    by: str,
    second: str,
    sure: bool = False,
) -> tuple[Passed, ...]:
    """Keep what two people pass on to the group, and return all that is passed; their names are not kept.

    What was passed before and has no answer of the group yet is decided anew; what the group answered stays, and is
    not passed twice. Facts in words of one's own are asked about once, and so is a theme that was passed before and
    is not among what passes now. Slow on purpose.

    Raises:
        RefusedError: everything to put right.
        WrongPassphraseError: it is not the passphrase of whoever reads the round.
    """
    seen = room(group, key, passphrase)
    tidy = tuple(replace(each, words=" ".join(each.words.split())) for each in decisions)
    made, goes = rounds.get(group, key), deciding.passed(seen, tidy)
    falls = _falls_out(group, made, goes)
    refuse((*deciding.two(by, second), *deciding.problems(seen, tidy, group.today()), *falls), sure=sure)
    if made.state is State.DESTROYED:
        # there is nothing to decide anew, and what was passed on is all that is left
        raise RefusedError([Problem("round", rounds.GONE)])
    with group.change(N_("Pass themes on to the group"), TOPIC) as store:
        store.evaluation_themes.remove(round=made.id, response=None)
        answered = tuple(store.evaluation_themes.where(round=made.id))
        taken, known = {each.place for each in answered}, Counter((each.title, each.words) for each in answered)
        # in an order of chance, as the numbers of the rows would tell whose themes they are
        for shown in secrets.SystemRandom().sample(goes, len(goes)):
            if known[shown.title, shown.words]:
                known[shown.title, shown.words] -= 1
                continue
            place = _place(taken)
            taken.add(place)
            row = Told(
                round=made.id,
                place=place,
                title=shown.title,
                words=shown.words,
                level=shown.level,
                passed_on=group.today(),
            )
            store.evaluation_themes.add(row)
        if goes and made.state is State.CODING:
            rounds.reached(group, key, State.AGREED)
    group.store.write_anew()
    return passed(group, key)


def said(finding: Finding, k: int) -> str:
    """Say in a sentence what was found, in the language of the window, for those who decide."""
    words = telling.told(shipped.roomcheck())
    says = next(each.says for each in words.findings if each.key == finding.kind)
    kind = next((each for each in words.kinds if each.key == finding.of), None)
    named = finding.of if kind is None else kind.title if finding.count == 1 else kind.many
    return says.format(k=k, kind=named, count=finding.count, what=current().listing(finding.what))


def passed(group: Group, key: str) -> tuple[Passed, ...]:
    """Return the themes the group may hear, in an order that says nothing; no passphrase is needed."""
    rows = group.store.evaluation_themes.where(round=rounds.get(group, key).id)
    return tuple(_passed(row) for row in sorted(rows, key=lambda row: row.place))


def respond(
    group: Group,
    key: str,
    id: int,  # noqa: A002  the field's own name
    response: Response | str,
    words: str = "",
    *,
    sure: bool = False,
) -> Passed:
    """Keep what the group said to a theme: yes, no, or something is not here yet, with what it is."""
    made, tidy = rounds.get(group, key), " ".join(words.split())
    row, said = _row(group, made, id), chosen("response", response, Response)
    refuse(_problems(group, said, tidy), sure=sure)
    changed = replace(row, response=said, response_words=tidy)
    with group.change(N_("Write down what the group said to a theme"), TOPIC) as store:
        store.evaluation_themes.change(id, changed)
        rounds.reached(group, key, State.TOLD)
    return _passed(changed)


def take_back(group: Group, key: str, id: int) -> None:  # noqa: A002  the field's own name
    """Take back a theme that was passed on; it goes for good."""
    row = _row(group, rounds.get(group, key), id)
    with group.change(N_("Take back a theme"), TOPIC) as store:
        store.evaluation_themes.remove(id=row.id)
    group.store.write_anew()


def weigh_anew(group: Group, key: str, passphrase: Pass) -> None:
    """Say anew how many spoke of each theme that was passed, inside a change: somebody took back all they said."""
    seen, order = room(group, key, passphrase), tuple(Level)
    fewest: dict[str, Level] = {}
    for theme in seen.themes:
        found = deciding.level(theme, seen.people)
        fewest[theme.title] = max(fewest.get(theme.title, found), found, key=order.index)
    for row in tuple(group.store.evaluation_themes.where(round=rounds.get(group, key).id)):
        now = max(Level(row.level), fewest.get(row.title, Level.ONE), key=order.index)
        if now != row.level:
            group.store.evaluation_themes.change(row.id, replace(row, level=now))


def _falls_out(group: Group, made: Round, goes: Sequence[Shown]) -> Iterator[Problem]:
    """Yield a question where a theme that was passed, and not answered yet, is not among what passes now."""
    heard = passed(group, made.key)
    waits = Counter(each.title for each in heard if each.response is None)
    said = Counter((each.title, each.words) for each in heard if each.response is not None)
    # what the group answered is passed again, and does not stand for another strand's theme of the same title
    fresh = Counter((shown.title, shown.words) for shown in goes) - said
    now: Counter[str] = Counter()
    for (title, _words), count in fresh.items():
        now[title] += count
    lost = sorted((waits - now).elements())
    if lost and made.state is not State.DESTROYED:
        yield Problem("themes", _FALLS, {"themes": current().listing(dict.fromkeys(lost))}, asks=True)


def _themes(
    codes: Sequence[Code], people: Sequence[Person], answers: Sequence[Answer], agreed: Sequence[Agreed]
) -> Iterator[Theme]:
    """Yield each theme once for every strand that spoke of it."""
    heard = {each.of: each.codes for each in agreed}
    for strand, those in groupby(sorted(people, key=_strand), key=lambda person: person.strand):
        voices = {person.sign: person for person in those}
        own = [answer for answer in answers if answer.sign in voices]
        for code in codes:
            said = [answer for answer in own if code.key in heard.get(answer.key, ())]
            if said:
                carriers = frozenset(answer.sign for answer in said)
                yield Theme(
                    key=f"{strand}/{code.key}",
                    strand=strand,
                    title=code.title,
                    words=code.means,
                    carriers=carriers,
                    quotations=tuple(_quotations(voices, said)),
                    paths={sign: path for sign in sorted(carriers) if (path := _path(code, sign, own))},
                )


def _strand(person: Person) -> int:
    return tuple(Strand).index(person.strand)


def _quotations(voices: dict[str, Person], said: Sequence[Answer]) -> Iterator[Quotation]:
    """Yield the words somebody was asked about, also where the yes to them was taken back."""
    for answer in said:
        key, person = quotation_key(answer.key), voices[answer.sign]
        if any((yes.ask, yes.of) == (Ask.QUOTATION, key) for yes in person.agreed):
            yes = person.says_yes(Ask.QUOTATION, key)
            yield Quotation(key=key, sign=answer.sign, words=" ".join(answer.words.split()), says_yes=yes)


def _path(code: Code, sign: str, answers: Sequence[Answer]) -> tuple[Way | None, ...]:
    """Return which way a theme went for somebody, wave by wave; hard spells tell of their area of life."""
    about = (code.key, code.area) if code.key == HARD_SPELL else (code.key,)
    ways = {
        answer.wave: way
        for answer in answers
        if answer.sign == sign
        for name in about
        if (way := answer.path.get(name))
    }
    waves = sorted({answer.wave for answer in answers})
    return tuple(ways.get(wave) for wave in waves) if ways else ()


def _watched(group: Group, who: Asked) -> Watched:
    """Return what the room would know: names and signs, where we meet and go, jobs, days, and those close by."""
    spoken = (current(), catalogue(group.profile.printing_language))
    known = names(group) | {group.profile.facilitator, *(person.sign for person in who.people)}
    near = (word.strip() for line in telling.told(shipped.roomcheck()).near for word in line.split(","))
    held = (part.strip() for meeting in meetings.listing(group) for part in meeting.venue.split(","))
    return Watched(
        names=frozenset(filter(None, known)),
        places=frozenset(filter(None, (*held, *(outing.name for outing in group.store.outings)))),
        jobs=frozenset(role.called(words) for role in roles.used(group) for words in spoken),
        days=frozenset(day for words in spoken for day in _day_words(group, words)),
        near=frozenset(filter(None, near)),
    )


def _day_words(group: Group, words: Catalogue) -> Iterator[str]:
    yield from (words.weekday(at) for at in range(_DAYS))
    first = group.today().replace(day=1)
    months = (words.month(first.replace(month=at + 1)) for at in range(_MONTHS))
    yield from (word for month in months for word in month.split() if word.isalpha())


def _problems(group: Group, said: Response, words: str) -> Iterator[Problem]:
    if said is Response.ABSENT and not words:
        yield Problem("words", _ABSENT)
    if len(words) > LONGEST:
        yield Problem("words", _LONGER, {"longest": LONGEST})
    elif leaks(words):
        yield Problem("words", _ON_PAPER)
    elif found := named(words, sorted(names(group))):
        yield Problem("words", _NAMED, {"name": found[0]}, asks=True)


def _row(group: Group, made: Round, id: int) -> Told:  # noqa: A002  the field's own name
    found = group.store.evaluation_themes.first(round=made.id, id=id)
    if found is None:
        raise RefusedError([Problem("theme", _NOT_THERE)])
    return found


def _passed(row: Told) -> Passed:
    return Passed(
        id=row.id,
        title=row.title,
        words=row.words,
        level=Level(row.level),
        response=Response(row.response) if row.response else None,
        response_words=row.response_words,
    )


def _place(taken: set[int]) -> int:
    return next(at for at in iter(lambda: secrets.randbelow(_PLACES), -1) if at not in taken)
