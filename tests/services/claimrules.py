"""What people do with claims and advances, as rules for a machine that has a book, `attempt` and `note`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from groupkit.core.claims import STEPS, ClaimLine, Sort, State
from groupkit.core.ledger import Entry
from groupkit.services import service
from groupkit.services.claims import advances, drafts, known, paying, steps
from groupkit.services.group import Group
from tests.evening import SATURDAY

LIMIT = 5000
TIN, FARES, ROOM = 1, 9, 6
NAMES = ("Jo", "Sam", "Dee", "Kim")
OTHER = {"Jo": "Joanna", "Joanna": "Jo"}

names = st.sampled_from(NAMES)
somebody = names | st.sampled_from(["", " kim", "SAM (treasurer)", "Joanna"])
cheap = st.integers(1, 700) | st.integers(1, 9000)


@dataclass
class Told:
    """What the plain model holds of one claim."""

    who: str
    name: str
    state: State = State.DRAFT
    lines: dict[int, int] = field(default_factory=dict)
    agreed: int = 0
    paid: int = 0
    makers: set[str] = field(default_factory=set)
    agreed_by: str = ""
    given_before: bool = False


class ClaimRules:
    """Rules for claims. The machine begins with `begin_claims`, and holds `group`."""

    group: Group
    attempt: Callable[[Callable[[], int | None]], int | None]
    note: Callable[[int | None], None]

    def begin_claims(self) -> None:
        """Begin without claims, and with nobody renamed."""
        self.told: dict[int, Told] = {}
        self.called = {name: name for name in NAMES}
        self.known: dict[str, str] = {}

    def put_right(self, target: Entry) -> None:
        """Let a claim be agreed and to be paid again where the payment was put right."""
        number = target.facts.get("claim")
        if isinstance(number, int):
            self.told[number].state, self.told[number].paid = State.AGREED, 0

    def _who(self, typed: str) -> str:
        """Return who a typed name is, as far as the book can know: by the name of now, or by one acted under."""
        plain = _plain(typed)
        now = (name for name, called in self.called.items() if called.casefold() == plain)
        return next(now, self.known.get(plain, plain))

    def _claims(self, typed: str, told: Told) -> bool:
        """Tell whether a typed name is the claimant's, as far as the book can know."""
        return self._who(typed) == told.who or _plain(typed) == _plain(told.name)

    def _did(self, action: Callable[[], object]) -> bool:
        """Take a step; tell whether it was taken. The number of the newest entry stands for what was made."""

        def made() -> int | None:
            action()
            return self.group.store.ledger.head()[0]

        return self.attempt(made) is not None

    def _claim(self, state: State, nth: int) -> int | None:
        """Return one of the claims in a state, by a number that was drawn."""
        found = [number for number, told in self.told.items() if told.state is state]
        return found[nth % len(found)] if found else None

    def _line(self, pence: int, receipt: str) -> ClaimLine:
        none = "" if receipt else "bus"
        return ClaimLine(
            day=SATURDAY, kind=FARES, fund=1, what="Bus", pence=pence, receipt=receipt, no_receipt=none
        )

    @rule(who=names, amounts=st.lists(cheap, min_size=1, max_size=3), receipt=st.booleans())
    def somebody_claims(self, who, amounts, receipt):
        made = drafts.start(self.group, self.called[who])
        self.told[made.number] = Told(who=who, name=self.called[who])
        for at, pence in enumerate(amounts):
            line = self._line(pence, f"R-{made.number}-{at}" if receipt else "")
            added = drafts.add_line(self.group, made.number, line)
            self.told[made.number].lines[added.id] = pence

    @rule(nth=st.integers(0, 9), by=somebody)
    def claim_is_handed_in(self, nth, by):
        number = self._claim(State.DRAFT, nth)
        if number is not None:
            done = self._did(lambda: steps.hand_in(self.group, number, by))
            assert done == bool(by.strip())
            self._made(number, by, State.HANDED_IN if done else State.DRAFT, done=done)

    @rule(nth=st.integers(0, 9), by=somebody, state=st.sampled_from(State), pence=cheap)
    def claim_is_changed(self, nth, by, state, pence):
        number = self._claim(state, nth)
        if number is None:
            return
        told = self.told[number]
        at = min(told.lines)
        line = replace(self._line(pence, f"R-{number}-new"), id=at)
        done = self._did(lambda: drafts.change_line(self.group, number, line, by, sure=True))
        free = state in (State.DRAFT, State.SENT_BACK)
        assert done == (free or (state in (State.HANDED_IN, State.AGREED) and bool(by.strip())))
        if done:
            told.lines[at] = pence
            told.agreed = 0
        if done and not free:
            self._made(number, by, State.HANDED_IN, done=True)

    @rule(nth=st.integers(0, 9), by=somebody, why=st.sampled_from(["", "Which bus?"]), no=st.booleans())
    def claim_is_asked_about(self, nth, by, why, no):
        number = self._claim(State.HANDED_IN, nth)
        if number is None:
            return
        told, step = self.told[number], steps.not_agree if no else steps.send_back
        done = self._did(lambda: step(self.group, number, by, why))
        assert done == (bool(why) and bool(by.strip()) and not self._claims(by, told))
        if done:
            told.state = State.NOT_AGREED if no else State.SENT_BACK
            self._acts(by)

    @rule(nth=st.integers(0, 9), by=somebody)
    def what_was_asked_is_added(self, nth, by):
        number = self._claim(State.SENT_BACK, nth)
        if number is not None:
            done = self._did(lambda: steps.added(self.group, number, by))
            assert done == bool(by.strip())
            self._made(number, by, State.HANDED_IN if done else State.SENT_BACK, done=done)

    @rule(nth=st.integers(0, 9), by=somebody, second=somebody, less=st.integers(-1, 2), why=st.booleans())
    def claim_is_agreed(self, nth, by, second, less, why):
        number = self._claim(State.HANDED_IN, nth)
        if number is None:
            return
        told = self.told[number]
        amounts = dict(told.lines)
        first = min(amounts)
        amounts[first] = max(0, amounts[first] - less)
        reason = "One way only" if why else ""
        done = self._did(lambda: steps.agree(self.group, number, by, amounts, why=reason, second=second))
        if done:
            assert not self._claims(by, told)
            assert not second.strip() or not (self._claims(second, told) or self._who(second) == self._who(by))
            assert sum(amounts.values()) <= min(sum(told.lines.values()), LIMIT if not second.strip() else 10**9)
            assert less >= 0
            told.state, told.agreed, told.agreed_by = State.AGREED, sum(amounts.values()), self._who(by)
            self._acts(by)
            self._acts(second)

    @rule(nth=st.integers(0, 9), by=somebody, received=st.booleans())
    def claim_is_paid(self, nth, by, received):
        number = self._claim(State.AGREED, nth)
        if number is None:
            return
        told, before = self.told[number], self.group.store.ledger.head()[0]
        done = self._did(lambda: paying.pay(self.group, number, by, place=TIN, received=received))
        if done:
            assert received or told.given_before
            assert not (self._who(by) in told.makers and self._who(by) == told.agreed_by)
            told.state, told.paid = State.PAID, told.agreed
            self.note(before + 1)

    @rule(nth=st.integers(0, 9), by=somebody)
    def claim_is_given_to_the_group(self, nth, by):
        number = self._claim(State.AGREED, nth)
        if number is not None:
            done = self._did(lambda: steps.waive(self.group, number, by))
            assert not done or self._claims(by, self.told[number])
            self.told[number].state = State.WAIVED if done else State.AGREED
            if done:
                self._acts(by)

    @precondition(lambda self: bool(self.told))
    @rule()
    def jo_is_called_otherwise(self):
        now = self.called["Jo"]
        member = next(each for each in service.people(self.group) if each.short_name == now)
        service.change_person(self.group, replace(member, short_name=OTHER[now]))
        self.called["Jo"] = OTHER[now]

    @rule(who=names, by=names, pence=cheap)
    def advance_is_given(self, who, by, pence):
        before = self.group.store.ledger.head()[0]
        giving = advances.Giving(who=who, pence=pence, fund=1, place=TIN, by=by)
        if self._did(lambda: advances.give(self.group, giving, sure=True)):
            assert who != by
            self.note(before + 1)

    @rule(nth=st.integers(0, 9), pence=cheap)
    def change_comes_back(self, nth, pence):
        out = advances.advances(self.group)
        if out:
            found, before = out[nth % len(out)], self.group.store.ledger.head()[0]
            if self._did(lambda: advances.give_back(self.group, found.place.id, pence, TIN, "Sam")):
                assert pence <= found.out
                self.note(before + 1)

    @rule(nth=st.integers(0, 9), pence=cheap)
    def advance_is_spent(self, nth, pence):
        out = advances.advances(self.group)
        if not out:
            return
        place, still = out[nth % len(out)].place.id, out[nth % len(out)].out
        made = drafts.start(self.group, "Dee", sort=Sort.ADVANCE, advance=place)
        line = drafts.add_line(self.group, made.number, self._line(pence, f"A-{made.number}"))
        steps.hand_in(self.group, made.number, "Dee")
        steps.agree(self.group, made.number, "Sam", second="Kim")
        before = self.group.store.ledger.head()[0]
        done = self._did(lambda: paying.pay(self.group, made.number, "Kim"))
        assert not done or pence <= still
        told = Told(
            who="Dee",
            name="Dee",
            lines={line.id: pence},
            agreed=pence,
            agreed_by="sam",
            makers={"Dee"},
            given_before=True,
        )
        told.state, told.paid = (State.PAID, pence) if done else (State.AGREED, 0)
        self.told[made.number] = told
        if done:
            self.note(before + 1)

    def _acts(self, by: str) -> None:
        if self._who(by) in NAMES:
            self.known[_plain(by)] = self._who(by)

    def _made(self, number: int, by: str, state: State, *, done: bool) -> None:
        told = self.told[number]
        told.state = state
        if done:
            told.makers.add(self._who(by))
            self._acts(by)
            self.known[_plain(told.name)] = told.who

    @invariant()
    def claims_are_what_was_done_with_them(self):
        for case in known.cases(self.group):
            told = self.told[case.claim.number]
            assert (case.state, case.total, case.now.paid) == (told.state, sum(told.lines.values()), told.paid)
            assert case.now.agreed == (told.agreed if told.state in STEPS[State.AGREED] | {State.AGREED} else 0)
            paid = [self.group.store.ledger.entry(seq) for step in case.steps for seq in step.entries]
            assert told.paid == -sum(line.pence for entry in paid if entry for line in entry.lines)

    @invariant()
    def advances_are_given_spent_back_or_out(self):
        for found in advances.advances(self.group, also_squared=True):
            assert found.out >= 0
            assert min(found.given, found.spent, found.back) >= 0
            held = self.group.store.ledger.balances()
            assert found.out == sum(pence for (place, _), pence in held.items() if place == found.place.id)


def _plain(typed: str) -> str:
    return typed.partition("(")[0].strip().casefold()
