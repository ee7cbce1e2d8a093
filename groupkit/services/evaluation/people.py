"""Those who are asked in a round: invited with a sign, asked for each yes apart, and free to take it back."""

from dataclasses import replace
from random import SystemRandom

from groupkit.core.evaluation import people
from groupkit.core.evaluation.answers import Answer
from groupkit.core.evaluation.clocks import wave_keys
from groupkit.core.evaluation.people import Ask, Asker, Invited, Person, Yes
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_, languages
from groupkit.services import service
from groupkit.services.evaluation import asked, check, contacts, drafts, rounds, telling, unsaying
from groupkit.services.evaluation.asked import Asked, Pass
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.group import Group
from groupkit.services.outings import public
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.rows import Sign
from groupkit.storage.evaluation.sealing import unsealed

_NO_YES = N_("There is no yes to this that could be taken back.")
_chance = SystemRandom()


def invite(group: Group, key: str, who: Invited, passphrase: Pass) -> str:
    """Ask somebody into a round and return their sign; refuse with every problem.

    How to reach them is kept apart from the book, and goes when the talks are over.
    """
    made = rounds.still_open(group, key)
    taken = [each.sign for each in group.store.evaluation_signs]
    own = " ".join(who.sign.split())
    tidy = replace(who, sign=own, contact=who.contact.strip(), interviewer=" ".join(who.interviewer.split()))
    names = _called(group)
    refuse(
        (
            *people.problems(tidy, group.today(), taken=taken, names=names),
            *contacts.problems(made, tidy.contact),
        )
    )
    before = asked.opened(group, made, passphrase)
    sign = own or people.signs(_free(taken), (*taken, *names), _chance)
    person = Person(
        sign=sign,
        strand=who.strand,
        kinds=who.kinds,
        started=who.started,
        askers=(Asker(name=tidy.interviewer, since=group.today()),),
    )
    with group.change(N_("Ask somebody to a talk"), TOPIC) as store:
        store.evaluation_signs.add(Sign(sign=sign))
        asked.keep(group, before, person)
        contacts.put(group, before, sign, tidy.contact)
    return sign


def _called(group: Group) -> frozenset[str]:
    """Return what people in the book are called, whole and word by word: no sign is to be taken for one of them."""
    known = {
        *public.names(group),
        *(person.short_name for person in service.people(group)),
        group.profile.facilitator,
    }
    return frozenset(known | {word for name in known for word in name.split()})


def _free(taken: list[str]) -> tuple[str, ...]:
    """Return the signs that are free, in the language of the window; one given out in another language is not."""
    used = {each.casefold() for each in taken}
    every = [telling.told(shipped.signs(), language).signs for language in languages()]
    gone = {each.key for signs in every for each in signs if each.title.casefold() in used}
    return tuple(each.title for each in telling.told(shipped.signs()).signs if each.key not in gone)


def listing(group: Group, key: str, passphrase: Pass) -> tuple[Person, ...]:
    """Return who is asked in a round, in the order they were, for its reader.

    Raises:
        WrongPassphraseError: it is not the reader's passphrase.
    """
    return asked.opened(group, rounds.get(group, key), passphrase).people


def agree(group: Group, key: str, sign: str, yes: Yes, passphrase: Pass) -> Person:
    """Write down a yes with its day; each is asked apart."""
    found, person = _found(group, key, sign, passphrase)
    problems = []
    if yes.said_on > group.today():
        problems.append(Problem("said_on", N_("Choose a day that has been.")))
    if not (_theirs(sign, yes.of) if yes.ask is Ask.QUOTATION else yes.of == ""):
        problems.append(Problem("of", N_("Say which words of theirs the yes is about.")))
    refuse(problems)
    if person.says_yes(yes.ask, yes.of):
        return person
    done = replace(person, agreed=(*person.agreed, yes))
    if yes.ask is Ask.PART and person.words_back_on is not None:
        # who took everything back and says yes again is asked again
        done = replace(done, words_back_on=None, stopped_on=None)
    return _kept(group, found, done)


def _theirs(sign: str, of: str) -> bool:
    """Whether a yes is about one answer that somebody gave, or is just giving, in a talk there is."""
    whose, *rest = of.split("/")
    return whose == sign and len(rest) == 2 and rest[0] in wave_keys(shipped.waves()) and bool(rest[1])  # noqa: PLR2004


def take_back(group: Group, key: str, sign: str, ask: Ask, passphrase: Pass, *, of: str = "") -> Person:
    """Take back a yes. Who takes back taking part takes back everything: what they said goes for good."""
    found, person = _found(group, key, sign, passphrase)
    everything = ask is Ask.PART
    if not everything and not person.says_yes(ask, of):
        raise RefusedError([Problem("ask", _NO_YES)])
    today = group.today()
    back = tuple(
        replace(yes, taken_back_on=today) if yes.holds and (everything or (yes.ask, yes.of) == (ask, of)) else yes
        for yes in person.agreed
    )
    done = replace(person, agreed=back)
    if ask is Ask.RECORDING:
        return _kept(group, found, done)
    with group.change(N_("Take words back"), TOPIC):
        unsaying.unsay(group, found.round, everything=everything)
        if everything:
            done = replace(done, stopped_on=person.stopped_on or today, words_back_on=today)
            contacts.put(group, found, sign, "")
            _forget(group, found, sign)
            drafts.forget(group, found.round, sign)
            check.weigh_anew(group, key, found.secret)
        asked.keep(group, found, done)
    group.store.write_anew()
    return done


def _forget(group: Group, found: Asked, sign: str) -> None:
    """Remove what somebody said; what coders made of it is locked to it, and nobody reads it any more."""
    store = group.store
    for row in store.evaluation_answers.where(round=found.round.id):
        if unsealed(row.for_reader, found.secret, Answer).sign == sign:
            store.evaluation_answers.remove(id=row.id)


def interviewer(group: Group, key: str, sign: str, name: str, note: str, passphrase: Pass) -> Person:
    """Write down that somebody else talks with a person from today on, and why; the same one stays as they are."""
    found, person = _found(group, key, sign, passphrase)
    tidy, why = " ".join(name.split()), note.strip()
    if tidy.casefold() == person.interviewer.casefold():
        return person
    refuse(people.asker_problems(tidy, why))
    asker = Asker(name=tidy, since=group.today(), note=why)
    return _kept(group, found, replace(person, askers=(*person.askers, asker)))


def recording_gone(group: Group, key: str, sign: str, passphrase: Pass) -> Person:
    """Write down that the recording of somebody's talks was destroyed."""
    found, person = _found(group, key, sign, passphrase)
    return _kept(group, found, replace(person, recording_gone_on=group.today()))


def _found(group: Group, key: str, sign: str, passphrase: Pass) -> tuple[Asked, Person]:
    found = asked.opened(group, rounds.get(group, key), passphrase)
    return found, found.by(sign)


def _kept(group: Group, found: Asked, person: Person) -> Person:
    with group.change(N_("Change what somebody said yes to"), TOPIC):
        asked.keep(group, found, person)
    return person
