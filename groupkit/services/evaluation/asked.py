"""Who is asked in a round, opened for whoever reads it; written back sealed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nacl.public import PrivateKey

from groupkit.core.evaluation import clocks
from groupkit.core.evaluation.clocks import Due
from groupkit.core.evaluation.people import Person, found
from groupkit.core.evaluation.rounds import Round
from groupkit.services.evaluation import rounds
from groupkit.services.feedback import keepers
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.sealed import SealedPerson
from groupkit.storage.evaluation.sealing import sealed, unsealed

Pass = str | PrivateKey
"""A passphrase as it is typed, or the key it opened already in the same sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The people of a round with the numbers of their rows, in the order they were asked, and what opens them."""

    round: Round
    secret: PrivateKey
    rows: tuple[tuple[int, Person], ...]

    @property
    def people(self) -> tuple[Person, ...]:
        """The people alone."""
        return tuple(person for _id, person in self.rows)

    def by(self, sign: str) -> Person:
        """Return somebody by their sign, or refuse."""
        return found(self.people, sign)


def opened(group: Group, made: Round, passphrase: Pass) -> Asked:
    """Open who is asked in a round, for its reader; slow on purpose where a passphrase is typed.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
        GroupkitError: the key is somebody else's, or a row is not as it was sealed.
    """
    secret = keepers.unlocked(keepers.get(group, made.reader), passphrase)
    held = group.store.evaluation_people.where(round=made.id)
    return Asked(
        round=made, secret=secret, rows=tuple((each.id, unsealed(each.sealed, secret, Person)) for each in held)
    )


def keep(group: Group, asked: Asked, person: Person) -> None:
    """Write somebody down sealed, anew or in place of what was known, inside a change."""
    store = group.store
    known = next((id_ for id_, each in asked.rows if each.sign == person.sign), 0)
    row = SealedPerson(round=asked.round.id, sealed=sealed(person, bytes(asked.secret.public_key)))
    if known:
        store.evaluation_people.change(known, row)
    else:
        store.evaluation_people.add(row)
    others = (each for each in asked.people if each.sign != person.sign)
    month = clocks.look_again(_talks(group, (*others, person)), group.today())
    if month is not None:
        now = rounds.get(group, asked.round.key)
        store.evaluation_rounds.change(now.id, replace(now, look_again=month))


def talks(group: Group, asked: Asked) -> tuple[Due, ...]:
    """Return the talks of everybody, in the order in which they come."""
    return clocks.by_time(_talks(group, asked.people))


def _talks(group: Group, people: tuple[Person, ...]) -> Iterator[Due]:
    for person in people:
        yield from clocks.due(person, shipped.waves(), group.today())
