"""How to reach people for their talks: apart from what they say, for the reader alone, and gone with the talks."""

from collections.abc import Collection, Iterator, Mapping

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from groupkit.core.evaluation.destroyed import Rule
from groupkit.core.evaluation.people import LONGEST_CONTACT
from groupkit.core.evaluation.rounds import Round
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.evaluation import asked, ending, rounds
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import keepers
from groupkit.services.group import Group
from groupkit.storage.evaluation import talkfiles
from groupkit.storage.evaluation.rows import RoundKeys
from groupkit.storage.feedback.sealing import SPOILED

_GONE = N_("How to reach people is gone for good in this round, so nothing more is written down.")
_LONGER = N_("Use fewer words here, {longest} letters at most.")
_STOPPED = N_("{sign} is not asked any more, so it is not written down how to reach them.")
_PART = "contacts"


def read(group: Group, key: str, passphrase: Pass) -> Mapping[str, str]:
    """Return how to reach people, by their signs, for the reader of a round; nothing once the talks are over.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
        GroupkitError: the file is not where it was, or cannot be read.
    """
    made = rounds.get(group, key)
    return _known(group, made, keepers.unlocked(keepers.get(group, made.reader), passphrase))


def change(group: Group, key: str, sign: str, words: str, passphrase: Pass) -> None:
    """Write down how to reach somebody in another way, or nothing any more; refuse with every problem."""
    made, tidy = rounds.get(group, key), words.strip()
    refuse(problems(made, tidy))
    refuse([Problem("contact", _LONGER, {"longest": LONGEST_CONTACT})] if len(tidy) > LONGEST_CONTACT else [])
    people = asked.opened(group, made, passphrase)
    person = people.by(sign)
    if tidy and person.stopped_on is not None:
        raise RefusedError([Problem("contact", _STOPPED, {"sign": sign})])
    with group.change(N_("Change how to reach somebody"), TOPIC):
        put(group, people, person.sign, tidy)


def problems(made: Round, words: str) -> Iterator[Problem]:
    """Yield that nothing more is written down once a round let go how to reach people."""
    if words and made.contacts_gone_on is not None:
        yield Problem("contact", _GONE)


def put(group: Group, people: Asked, sign: str, words: str) -> None:
    """Write down how to reach somebody, inside a change; nothing is written where there is nothing to write."""
    try:
        before = _known(group, people.round, people.secret)
    except GroupkitError:
        if words:
            raise
        # nobody is kept from stopping, or from taking back what they said, because a file is somewhere else
        return
    kept = _without(before, {each.sign for each in people.people if each.stopped_on is None} - {sign})
    kept |= {sign: words} if words else {}
    if kept == before:
        return
    store, made = group.store, people.round
    keys = store.evaluation_rounds.keys(made.id)
    if keys.lock is None:
        secret = talkfiles.new_secret()
        lock = SealedBox(people.secret.public_key).encrypt(secret)
        store.evaluation_rounds.keep_keys(made.id, RoundKeys(lock=lock, secret=keys.secret))
    else:
        secret = _opened(keys.lock, people.secret)
    talkfiles.write(talkfiles.path_of(group.path, made.key, talkfiles.CONTACTS), {_PART: kept}, secret)


def close(group: Group, key: str) -> Round:
    """Destroy how to reach people, and what was typed and not accepted, before the talks of a round are over."""
    return ending.let_go(group, rounds.get(group, key), Rule.CHOSEN)


def _without(known: Mapping[str, str], signs: Collection[str]) -> dict[str, str]:
    """Return the contacts of these signs alone: what a change that was cut off has left goes."""
    return {sign: words for sign, words in known.items() if sign in signs}


def _known(group: Group, made: Round, secret: PrivateKey) -> dict[str, str]:
    keys = group.store.evaluation_rounds.keys(made.id)
    if keys.lock is None:
        return {}
    path = talkfiles.path_of(group.path, made.key, talkfiles.CONTACTS)
    return talkfiles.read(path, _opened(keys.lock, secret)).get(_PART, {})


def _opened(lock: bytes, secret: PrivateKey) -> bytes:
    try:
        return SealedBox(secret).decrypt(lock)
    except CryptoError as why:
        raise GroupkitError(SPOILED) from why
