"""Business meetings: when the group talks about how it runs, what is on the list, and the notes of it.

The notes hold what was decided and which role does what. They leave out who said what.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, time

from groupkit import extraction as forms
from groupkit.core.decisions import BIG_THINGS, CONSENT, TOO_LONG, Action, Decision, Motion, Rules, Share
from groupkit.core.privacy import leaks
from groupkit.core.problems import Problem
from groupkit.core.roles import called
from groupkit.i18n import N_, Catalogue

AT_MOST = 3
"""How many ideas there is time for at one business meeting."""
_AT = "service/business"
_LONGEST_ROOM, _LONGEST_LINE, _MOST_LINES = 80, 120, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Business:
    """One business meeting, of the whole group or (`meeting`) of those of one regular meeting.

    `more` are lines of the group's own on the list. `present` and `apologies` are numbers, None until they are
    counted; `taken_by` is the role that took the notes, by its key or its name.
    """

    id: int = 0
    day: date
    start: time | None = None
    meeting: int | None = None
    room: str = ""
    notice_on: date | None = None
    more: tuple[str, ...] = ()
    present: int | None = None
    apologies: int | None = None
    taken_by: str = ""
    read_back: bool = False
    approved_on: date | None = None

    def problems(self) -> Iterator[Problem]:
        """Yield everything to put right before the meeting can be called, or its notes kept."""
        for name in ("present", "apologies"):
            if (getattr(self, name) or 0) < 0:
                yield Problem(name, N_("Count from 0 upwards."))
        if self.notice_on is not None and self.notice_on > self.day:
            yield Problem("notice_on", N_("It was told after it was held. Check the two days."))
        if len(self.room) > _LONGEST_ROOM:
            yield Problem("room", TOO_LONG, {"longest": _LONGEST_ROOM})
        if leaks(self.room):
            yield Problem("room", N_("Write a place only. Leave out numbers to ring, e-mail and passcodes."))
        if len(self.more) > _MOST_LINES:
            yield Problem("more", N_("Put at most 12 lines on the list. The rest can wait for the next one."))
        if any(len(line) > _LONGEST_LINE for line in self.more):
            yield Problem("more", N_("Use a few words for each line, 120 letters at most."))
        if leaks("\n".join(self.more)):
            yield Problem("more", N_("This goes on paper. Leave out numbers to ring, e-mail and passcodes."))
        if leaks(self.taken_by):
            yield Problem("taken_by", N_("Only a role goes here, not a number or an address."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the words that come with groupkit: of the list, of how we decide, or of the idea card."""

    key: str
    title: str = ""
    line: str = ""
    text: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of the papers: the list, how we decide, the idea card, and how the notes are read back."""

    title: str
    about: str
    intro: str
    bring: str
    agenda: tuple[Line, ...]
    decide: str
    decide_intro: str
    ways: tuple[Line, ...]
    card: str
    card_intro: str
    fields: tuple[Line, ...]
    read_back: Mapping[str, str]
    rule: tuple[str, ...]

    def told(self, words: Catalogue) -> "Words":
        """Return the words in another language."""
        names = forms.FIELDS["service"]

        def say(at: str, text: str) -> str:
            return words.pgettext(f"{_AT}/{at}", text)

        def each(lines: tuple[Line, ...], at: str) -> tuple[Line, ...]:
            return tuple(forms.translated(line, names, f"{at}/{line.key}", words.pgettext) for line in lines)

        return replace(
            self,
            **{name: say(name, getattr(self, name)) for name in ("title", "about", "intro", "bring")},
            agenda=each(self.agenda, _AT),
            decide=say("decide/title", self.decide),
            decide_intro=say("decide/intro", self.decide_intro),
            ways=each(self.ways, f"{_AT}/decide"),
            card=say("motion/title", self.card),
            card_intro=say("motion/intro", self.card_intro),
            fields=each(self.fields, f"{_AT}/motion"),
            read_back={key: say(f"read_back/{key}", text) for key, text in self.read_back.items()},
            rule=tuple(say("read_back/rule", text) for text in self.rule),
        )

    def label(self, key: str) -> str:
        """Return the words of one field of the idea card."""
        return next(line.label for line in self.fields if line.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One entry of the log: the idea, what was decided about it, and on which day."""

    day: date
    motion: Motion
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The notes of one business meeting: what was decided, who does what, and nothing that was said.

    `name` is the regular meeting it belongs to, "" for the whole group; `to_do` is what was taken on
    there, `enough` tells whether enough were here to decide, None where nobody counted.
    """

    group: str
    name: str
    about: Business
    decided: tuple[Decided, ...]
    to_do: tuple[Action, ...]
    enough: bool | None = None
    next_day: date | None = None
    currency: str = "GBP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything the paper of a business meeting says: its list, the ideas, and what we said last time.

    `needed` is how many have to be here to decide; `early` are the ids of big ideas that can only be read out so
    far; `again` is what the group wanted to look at again by now, `to_do` what is still open.
    """

    group: str
    name: str
    about: Business
    words: Words
    rules: Rules
    needed: int
    ideas: tuple[Motion, ...]
    later: tuple[Motion, ...] = ()
    early: frozenset[int] = frozenset()
    again: tuple[Decided, ...] = ()
    to_do: tuple[Action, ...] = ()
    currency: str = "GBP"


def by_role(owner: str, words: Catalogue) -> str:
    """Say which role does something; nothing where nobody took it on yet."""
    return called(owner, words) if owner else ""


def day_in_words(about: Business, words: Catalogue) -> str:
    """Say when a business meeting is, with its time if it has one."""
    if about.start is None:
        return words.day(about.day, "long")
    said = words.gettext("{day} at {time}")
    return said.format(day=words.day(about.day, "long"), time=words.clock(about.start))


def needed_in_words(needed: int, words: Catalogue) -> str:
    """Say how many have to be here to decide."""
    said = words.ngettext(
        "We can decide when {count} of us is here.", "We can decide when {count} of us are here.", needed
    )
    return said.format(count=needed)


def answers_in_words(decision: Decision, words: Catalogue) -> str:
    """Say how many answered what; nothing where nobody was counted."""
    counts = decision.counts
    if not counts.answers(decision.test):
        return ""
    if decision.test == CONSENT:
        said = words.gettext(
            "For it: {support}. Can live with it: {can_live}. Stand aside: {aside}. Serious worry: {concern}."
        )
    else:
        said = words.gettext("Yes: {in_favour}. No: {against}. Stand aside: {abstain}.")
    return said.format(**asdict(counts))


def share_in_words(share: Share, words: Catalogue) -> str:
    """Name a part of a whole."""
    if share.of == share.out_of:
        return words.gettext("Everybody")
    return words.gettext("{of} of every {out_of}").format(of=share.of, out_of=share.out_of)


def rules_in_words(rules: Rules, words: Catalogue, currency: str) -> tuple[str, ...]:
    """Say how the group decides: who is enough, what carries a vote, and what is big."""
    _, usual, vote = words.gettext, asdict(rules.usual), asdict(rules.vote)
    enough = words.ngettext(
        "We can decide when {count} regular is here, or {of} of every {out_of} who come most weeks.",
        "We can decide when {count} regulars are here, or {of} of every {out_of} who come most weeks.",
        rules.least,
    )
    ahead = words.ngettext(
        "Big things are put up in writing {count} meeting ahead.",
        "Big things are put up in writing {count} meetings ahead.",
        rules.notice,
    )
    return (
        enough.format(count=rules.least, **usual),
        _("A vote carries when {of} of every {out_of} who vote say yes.").format(**vote),
        _("Small things cost {amount} at most. We put up our hands.").format(
            amount=words.money(rules.small_up_to, currency)
        ),
        _("What costs more than {amount} is big.").format(amount=words.money(rules.big_over, currency)),
        rules.big_things or _(BIG_THINGS),
        *([ahead.format(count=rules.notice)] if rules.notice else []),
    )


def ways_in_words(told: Words, rules: Rules, words: Catalogue, currency: str) -> tuple[tuple[str, str], ...]:
    """Return how we decide as titles and texts; where the group changed our rules, its own stand there."""
    ways = {line.key: (line.title, line.text) for line in told.ways}
    if rules != Rules():
        enough, vote, small, big, things, *ahead = rules_in_words(rules, words, currency)
        for key, said in (("small", (small,)), ("vote", (enough, vote)), ("big", (big, things, *ahead, vote))):
            ways[key] = (ways[key][0], "\n".join(said))
    return tuple(ways.values())
