"""Two people code the same answers, each alone; neither sees the other's work before both have handed theirs in.

What somebody codes is sealed to them. Handed in, it is sealed so that it opens only where both are there
and type their passphrases. What was not agreed on then, and what is said later, is coded the next time.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from groupkit.core.evaluation import agreement as alike
from groupkit.core.evaluation import coding as core
from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.evaluation.answers import Answer, AnswerKey
from groupkit.core.evaluation.clocks import wave_keys
from groupkit.core.evaluation.coding import Agreed, Coding, Difference
from groupkit.core.evaluation.rounds import Round, State
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.evaluation import codebook, opened, rounds
from groupkit.services.evaluation.answers import threefold
from groupkit.services.evaluation.asked import Pass
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.evaluation.opened import Opened
from groupkit.services.feedback import keepers
from groupkit.services.group import Group
from groupkit.storage.evaluation import coded, shipped
from groupkit.storage.evaluation.coded import Sheet
from groupkit.storage.evaluation.sealed import SealedCoding, Threefold
from groupkit.storage.evaluation.sealing import sealed, unsealed

LONGEST_NOTE = 600
_HANDED_IN = N_("Your work is handed in, and stays as it is until you two lay it side by side.")
_NOTHING = N_("There is nothing to code now. Come back after the next talk.")
_NOT_ALL = N_("Some answers are still to be looked at. One in which you hear nothing counts too: keep it as it is.")
_NO_ANSWER = N_("That answer is not among those to code. It may have been taken back, or is agreed on.")
_NO_CODE = N_("There is no theme called {key}. Look at the list of themes.")
_LONG = N_("Use fewer words here, {longest} letters at most.")
_NOT_BOTH = N_("Both hand in their work first. Until then neither sees what the other heard.")
_NOT_BESIDE = N_("You two have not both coded that answer.")
_NOT_YET = N_("Choose a day that has been.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """One of the two, and whether their work waits to be laid beside the other's."""

    keeper: int
    name: str
    handed_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who has handed in, and nothing more; `agreed` tells that all that was handed in so far is agreed on."""

    first: Coder
    second: Coder
    agreed: bool

    @property
    def both_in(self) -> bool:
        """Whether there is something to lay side by side."""
        return self.first.handed_in and self.second.handed_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The work of both, side by side: answer by answer, and how alike they decided."""

    differences: tuple[Difference, ...]
    agreement: Agreement


def answers(group: Group, key: str, coder: int, passphrase: Pass) -> tuple[Answer, ...]:
    """Return the answers that one of the two is to code: those that are not agreed on; slow on purpose.

    They come person by person, wave by wave.

    Raises:
        WrongPassphraseError: it is not that coder's passphrase.
    """
    found = opened.for_coder(group, rounds.get(group, key), coder, passphrase)
    return _to_code(found, opened.agreed(group, found))


def mine(group: Group, key: str, coder: int, passphrase: Pass) -> tuple[Coding, ...]:
    """Return what somebody has coded and not handed in, for them alone; slow on purpose."""
    found = opened.for_coder(group, rounds.get(group, key), coder, passphrase)
    return _drafted(found, _draft(group, found.round, coder))


def code(group: Group, key: str, coder: int, coding: Coding, passphrase: Pass) -> None:
    """Keep what somebody hears in one answer, sealed to them; coded anew, the later one counts.

    No codes at all is a coding too. Refuse with every problem.
    """
    found = opened.for_coder(group, rounds.get(group, key), coder, passphrase)
    _refuse_handed_in(group, found.round, coder)
    draft, tidy = _draft(group, found.round, coder), replace(coding, note=coding.note.strip())
    refuse(_problems(group, found, tidy))
    sheet = _sheet(found, [*_drafted(found, draft), tidy])
    made = SealedCoding(round=found.round.id, coder=coder, sealed=sealed(sheet, bytes(found.secret.public_key)))
    with group.change(N_("Code an answer"), TOPIC) as store:
        if draft is None:
            store.evaluation_codings.add(made)
        else:
            store.evaluation_codings.change(draft.id, made)


def hand_in(group: Group, key: str, coder: int, passphrase: Pass) -> Standing:
    """Hand in what somebody coded: from now on it opens only where both come together; slow on purpose."""
    found = opened.for_coder(group, rounds.get(group, key), coder, passphrase)
    _refuse_handed_in(group, found.round, coder)
    wanted = {answer.key for answer in _to_code(found, opened.agreed(group, found))}
    if not wanted:
        raise RefusedError([Problem("coder", _NOTHING)])
    draft = _draft(group, found.round, coder)
    done = _drafted(found, draft)
    if draft is None or not wanted <= {each.of for each in done}:
        raise RefusedError([Problem("coder", _NOT_ALL)])
    first, second = (group.store.feedback_keepers.get(each).public for each in found.round.coders)
    blob = coded.for_two(_sheet(found, done), first, second)
    with group.change(N_("Hand in what was coded"), TOPIC) as store:
        store.evaluation_codings.change(draft.id, replace(draft, sealed=blob, handed_in=True))
        # undone now, a theme of the group's own would be gone from under what was coded by it
        store.journal.forget()
    return standing(group, key)


def standing(group: Group, key: str) -> Standing:
    """Return who has handed in, and nothing more; no passphrase is needed."""
    made = rounds.get(group, key)
    first, second = (
        Coder(keeper=each, name=keepers.get(group, each).name, handed_in=_waits(group, made, each))
        for each in made.coders
    )
    agreed = _times_agreed(group, made) > 0 and not first.handed_in and not second.handed_in
    return Standing(first=first, second=second, agreed=agreed)


def beside(group: Group, key: str, first: Pass, second: Pass) -> Beside:
    """Return the work of both side by side, once both have handed in and both are there; slow on purpose.

    Raises:
        RefusedError: one of them has not handed in.
        WrongPassphraseError: it is not the passphrase of one of them.
    """
    both = _together(group, rounds.get(group, key), first, second)
    one, other = both.first[-1], both.second[-1]
    return Beside(differences=core.beside(one, other), agreement=_alike(one, other))


def agree(group: Group, key: str, agreed: Sequence[Agreed], first: Pass, second: Pass) -> tuple[Agreed, ...]:
    """Keep what both agreed that somebody said, with its day, and return all that is agreed on; slow on purpose.

    It may be done in several goes; of one answer the last counts. Refuse with every problem.
    """
    both = _together(group, rounds.get(group, key), first, second)
    found, made = both.found, both.found.round
    beside_ = core.beside(both.first[-1], both.second[-1])
    refuse(_agreed_problems(group, {each.of for each in beside_}, agreed))
    again = _last_agreed(group, made) if len(both.first) == _times_agreed(group, made) else None
    before = () if again is None else coded.read(unsealed(again.for_first, found.secret, Sheet), found.rows, Agreed)
    merged = opened.by_answer((*before, *agreed))
    held = ((row, merged[answer.key]) for row, answer in found.held if answer.key in merged)
    blob = threefold(group, made, coded.written(held, _alike(chain(*both.first), chain(*both.second))))
    with group.change(N_("Agree on what was heard"), TOPIC) as store:
        if again is not None:
            store.evaluation_agreed.change(again.id, blob)
        elif agreed or not beside_:
            # with nothing left to lay side by side, as when it was taken back, they go on to the next talks
            store.evaluation_agreed.add(blob)
        if made.state is State.CODING and not _to_code(found, opened.agreed(group, found)):
            rounds.reached(group, key, State.AGREED)
    return opened.agreed(group, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Both:
    """What both have handed in, each time they did, opened with the keys of both."""

    found: Opened
    first: tuple[tuple[Coding, ...], ...]
    second: tuple[tuple[Coding, ...], ...]


def _together(group: Group, made: Round, first: Pass, second: Pass) -> _Both:
    _refuse_alone(group, made)
    found = opened.for_coder(group, made, made.coders[0], first)
    other = keepers.unlocked(keepers.get(group, made.coders[1]), second)

    def read(coder: int) -> tuple[tuple[Coding, ...], ...]:
        sheets = (coded.of_two(row.sealed, found.secret, other) for row in _handed_in(group, made, coder))
        return tuple(coded.read(sheet, found.rows, Coding) for sheet in sheets)

    return _Both(found=found, first=read(made.coders[0]), second=read(made.coders[1]))


def _alike(first: Iterable[Coding], second: Iterable[Coding]) -> Agreement:
    one, other = tuple(first), tuple(second)
    return alike.agreement(one, other, alike.used(one, other))


def _to_code(found: Opened, agreed: Iterable[Agreed]) -> tuple[Answer, ...]:
    done, order = {each.of for each in agreed}, wave_keys(shipped.waves())
    waiting = [answer for answer in found.answers if answer.key not in done and answer.holds_themes]
    return tuple(sorted(waiting, key=lambda each: (each.sign, order.index(each.wave))))


def _draft(group: Group, made: Round, coder: int) -> SealedCoding | None:
    return group.store.evaluation_codings.first(round=made.id, coder=coder, handed_in=False)


def _drafted(found: Opened, draft: SealedCoding | None) -> tuple[Coding, ...]:
    if draft is None:
        return ()
    return coded.read(unsealed(draft.sealed, found.secret, Sheet), found.rows, Coding)


def _sheet(found: Opened, codings: Sequence[Coding]) -> Sheet:
    last = core.by_answer(codings)
    return coded.written((row, last[answer.key]) for row, answer in found.held if answer.key in last)


def _handed_in(group: Group, made: Round, coder: int) -> list[SealedCoding]:
    return list(group.store.evaluation_codings.where(round=made.id, coder=coder, handed_in=True))


def _last_agreed(group: Group, made: Round) -> Threefold | None:
    *_before, last = (None, *group.store.evaluation_agreed.where(round=made.id))
    return last


def _times_agreed(group: Group, made: Round) -> int:
    return len(list(group.store.evaluation_agreed.where(round=made.id)))


def _waits(group: Group, made: Round, coder: int) -> bool:
    """Whether somebody has handed in more often than both have agreed."""
    return len(_handed_in(group, made, coder)) > _times_agreed(group, made)


def _refuse_handed_in(group: Group, made: Round, coder: int) -> None:
    if _waits(group, made, coder):
        raise RefusedError([Problem("coder", _HANDED_IN)])


def _refuse_alone(group: Group, made: Round) -> None:
    """Refuse to show anything before both have handed in as often as the other, and at least once."""
    first, second = (len(_handed_in(group, made, coder)) for coder in made.coders)
    if not first or first != second:
        raise RefusedError([Problem("round", _NOT_BOTH)])


def _problems(group: Group, found: Opened, coding: Coding) -> Iterator[Problem]:
    if coding.of not in {answer.key for answer in _to_code(found, opened.agreed(group, found))}:
        yield Problem("of", _NO_ANSWER)
    yield from _unknown(group, coding.codes)
    if len(coding.note) > LONGEST_NOTE:
        yield Problem("note", _LONG, {"longest": LONGEST_NOTE})


def _agreed_problems(group: Group, coded_: Set[AnswerKey], agreed: Sequence[Agreed]) -> Iterator[Problem]:
    if not {each.of for each in agreed} <= coded_:
        yield Problem("of", _NOT_BESIDE)
    if any(each.agreed_on > group.today() for each in agreed):
        yield Problem("agreed_on", _NOT_YET)
    yield from _unknown(group, (code for each in agreed for code in each.codes))


def _unknown(group: Group, codes: Iterable[str]) -> Iterator[Problem]:
    known = {each.key for each in codebook.listing(group)}
    for key in sorted(set(codes) - known):
        yield Problem("codes", _NO_CODE, {"key": key})
