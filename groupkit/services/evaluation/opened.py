"""What was said in a round and what was agreed about it, opened for one of the three who may read it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nacl.public import PrivateKey

from groupkit.core.evaluation import clocks
from groupkit.core.evaluation.agreement import Agreement
from groupkit.core.evaluation.answers import Answer, AnswerKey
from groupkit.core.evaluation.coding import Agreed
from groupkit.core.evaluation.rounds import Round
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.feedback import keepers
from groupkit.services.group import Group
from groupkit.storage.evaluation import coded, shipped
from groupkit.storage.evaluation.coded import Sheet
from groupkit.storage.evaluation.sealed import Threefold
from groupkit.storage.evaluation.sealing import unsealed

_NO_CODER = N_("{name} does not look for themes in this round. Choose one of the two who do.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The answers of a round with their rows, what opens them, and which of the three copies that is.

    Of an answer that was given anew the later words count.
    """

    round: Round
    secret: PrivateKey
    copy: str
    held: tuple[tuple[Threefold, Answer], ...]

    def __repr__(self) -> str:
        return "Opened(…)"

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers alone."""
        return tuple(answer for _row, answer in self.held)

    @property
    def rows(self) -> tuple[Threefold, ...]:
        """The rows alone."""
        return tuple(row for row, _answer in self.held)


def for_reader(group: Group, made: Round, passphrase: Pass) -> Opened:
    """Open the answers of a round for its reader; slow on purpose where a passphrase is typed.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
    """
    return _opened(group, made, keepers.unlocked(keepers.get(group, made.reader), passphrase), "for_reader")


def of_those_asked(group: Group, asked: Asked) -> tuple[Opened, int]:
    """Open the answers of those who are asked, and count the others, which are left out.

    Another answer stands under a sign of no one in this round, or of one who took back all they said, or in a talk
    of another clock. Only with the key of the reader can that be known.
    """
    found, waves = for_reader(group, asked.round, asked.secret), shipped.waves()
    theirs = {
        (person.sign, wave)
        for person in asked.people
        if person.words_back_on is None
        for wave in clocks.keys(person, waves)
    }
    held = tuple(each for each in found.held if (each[1].sign, each[1].wave) in theirs)
    return replace(found, held=held), len(found.held) - len(held)


def for_coder(group: Group, made: Round, coder: int, passphrase: Pass) -> Opened:
    """Open the answers of a round for one of those who look for themes; slow on purpose.

    Raises:
        RefusedError: somebody else looks for themes in this round.
        WrongPassphraseError: it is not that coder's passphrase.
    """
    keeper = keepers.get(group, coder)
    if coder not in made.coders:
        raise RefusedError([Problem("coder", _NO_CODER, {"name": keeper.name})])
    copy = "for_first" if coder == made.coders[0] else "for_second"
    return _opened(group, made, keepers.unlocked(keeper, passphrase), copy)


def _opened(group: Group, made: Round, secret: PrivateKey, copy: str) -> Opened:
    rows = group.store.evaluation_answers.where(round=made.id)
    found = {}
    for row in rows:
        answer = unsealed(getattr(row, copy), secret, Answer)
        found[answer.key] = row, answer
    return Opened(round=made, secret=secret, copy=copy, held=tuple(found.values()))


def sheets(group: Group, opened: Opened) -> Iterator[Sheet]:
    """Yield what was agreed, one time after the other."""
    for row in group.store.evaluation_agreed.where(round=opened.round.id):
        yield unsealed(getattr(row, opened.copy), opened.secret, Sheet)


def agreed(group: Group, opened: Opened) -> tuple[Agreed, ...]:
    """Return what was agreed about each answer, in the order of answers; the last time counts."""
    found = by_answer(each for sheet in sheets(group, opened) for each in coded.read(sheet, opened.rows, Agreed))
    return tuple(found[answer.key] for answer in opened.answers if answer.key in found)


def agreement(group: Group, opened: Opened) -> Agreement | None:
    """Return how alike the two decided so far, or None before they agreed on anything."""
    *_before, last = (None, *(sheet.agreement for sheet in sheets(group, opened)))
    return last


def by_answer(agreed: Iterable[Agreed]) -> dict[AnswerKey, Agreed]:
    """Return what was agreed by the answer it is about; the last one counts."""
    return {each.of: each for each in agreed}
