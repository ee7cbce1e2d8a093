"""Rounds of talks: planned, opened, closed, destroyed; what stands of them is said without any number or person."""

from dataclasses import dataclass, replace
from datetime import date

from groupkit.core.evaluation import rounds
from groupkit.core.evaluation.destroyed import Gone, Rule, What
from groupkit.core.evaluation.rounds import Kind, Plan, Round, State
from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.evaluation import ending
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.feedback import keepers
from groupkit.services.feedback.rounds import leading
from groupkit.services.group import Group

NOT_OPEN = N_("The talks of this round are over. Open another round to go on.")
GONE = N_("What was said in this round is gone already.")
_UNKNOWN = N_("There is no round of talks called {key}. Look at the list of rounds.")
_ORDER = tuple(State)
# an answer never changes; of what does, the number tells that it went. A lock opens a file of contacts, a secret
# one of drafts: a copy that holds one which the book let go would still open that file, had anybody kept it
_LET_GO = (
    *(("evaluation_answer", "*"), ("evaluation_round", "lock"), ("evaluation_round", "secret")),
    *((table, "id, round") for table in ("evaluation_person", "evaluation_coding", "evaluation_agreed")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How far a round has come; how many were asked, and when, only its reader sees.

    `look_again` is the first day of the month in which the reader looks at the plan again.
    """

    key: str
    title: str
    kind: Kind
    state: State
    opened_on: date
    closed_on: date | None
    keep_until: date
    look_again: date
    contacts_gone_on: date | None
    k: int
    reader: str
    coders: tuple[str, str]


def plan(group: Group, plan: Plan, *, sure: bool = False) -> Round:
    """Return the round that a plan would make, with nothing stored; refuse with every problem there is."""
    names = {keeper.id: keeper.name for keeper in keepers.listing(group)}
    today = group.today()
    refuse(rounds.problems(plan, today, keepers=names, leading=leading(group)), sure=sure)
    title = " ".join(plan.title.split())
    return Round(
        key=key_for(title, {each.key for each in group.store.evaluation_rounds}, "round"),
        title=title,
        purpose=plan.purpose.strip(),
        what_happens=plan.what_happens.strip(),
        kind=Kind(plan.kind),
        approval=plan.approval.strip(),
        k=plan.k,
        reader=plan.reader,
        coders=plan.coders,
        opened_on=today,
        keep_until=plan.keep_until or rounds.usual_until(plan.kind, today),
        look_again=today.replace(day=1),
    )


def open_(group: Group, plan_: Plan, *, sure: bool = False) -> Round:
    """Open a round of talks; refuse with every problem there is."""
    made = plan(group, plan_, sure=sure)
    with group.change(N_("Open a round of talks"), TOPIC) as store:
        return replace(made, id=store.evaluation_rounds.add(made))


def get(group: Group, key: str) -> Round:
    """Return a round by its key, or refuse."""
    found = group.store.evaluation_rounds.first(key=key)
    if found is None:
        raise RefusedError([Problem("round", _UNKNOWN, {"key": key})])
    return found


def still_open(group: Group, key: str) -> Round:
    """Return a round in which people are still asked, or refuse."""
    found = get(group, key)
    if found.state is not State.OPEN:
        raise RefusedError([Problem("round", NOT_OPEN)])
    return found


def listing(group: Group) -> tuple[Round, ...]:
    """Return the rounds, newest first."""
    return tuple(group.store.evaluation_rounds)[::-1]


def status(group: Group) -> tuple[Status, ...]:
    """Return how far each round has come, newest first: never how many were asked, nor a day of anybody."""
    names = {keeper.id: keeper.name for keeper in keepers.listing(group, all_=True)}
    return tuple(
        Status(
            key=each.key,
            title=each.title,
            kind=each.kind,
            state=each.state,
            opened_on=each.opened_on,
            closed_on=each.closed_on,
            keep_until=each.keep_until,
            look_again=each.look_again,
            contacts_gone_on=each.contacts_gone_on,
            k=each.k,
            reader=names[each.reader],
            coders=(names[each.coders[0]], names[each.coders[1]]),
        )
        for each in listing(group)
    )


def close(group: Group, key: str) -> Round:
    """End the talks of a round: how to reach people goes for good, and coding goes on."""
    found = still_open(group, key)
    done = replace(found, state=State.CODING, closed_on=group.today())
    return ending.let_go(group, done, Rule.ROUND_OVER)


def reached(group: Group, key: str, state: State) -> Round:
    """Write down that a round has come so far: its themes are agreed, or told to the group."""
    found = get(group, key)
    if State.DESTROYED in {found.state, state} or _ORDER.index(state) <= _ORDER.index(found.state):
        return found
    done = replace(found, state=state)
    with group.change(N_("Write down how far a round has come"), TOPIC) as store:
        store.evaluation_rounds.change(found.id, done)
    return done


def recordings_gone(group: Group, key: str) -> None:
    """Write down that every recording of a round was destroyed; groupkit itself keeps none."""
    found = get(group, key)
    if not any(each.what is What.RECORDING for each in gone(group, key)):
        with group.change(N_("Write down that recordings are gone"), TOPIC) as store:
            made = Gone(round=found.id, what=What.RECORDING, rule=Rule.CHOSEN, gone_on=group.today())
            store.evaluation_gone.add(made)


def destroy(group: Group, key: str) -> Round:
    """Destroy everything of a round but its name and what the group heard; nobody can undo that."""
    found = get(group, key)
    if found.state is State.DESTROYED:
        raise RefusedError([Problem("round", GONE)])
    done = replace(found, state=State.DESTROYED, closed_on=found.closed_on or group.today())
    return ending.destroyed(group, done, Rule.CHOSEN)


def gone(group: Group, key: str) -> tuple[Gone, ...]:
    """Return what of a round was destroyed, oldest first."""
    return tuple(group.store.evaluation_gone.where(round=get(group, key).id))


def older_copies(group: Group) -> int:
    """Return how many backups hold what is gone from the book: words, people, or what opened a file of talks."""
    return len(group.store.copies_holding(*_LET_GO))


def drop_older(group: Group) -> int:
    """Remove the backups that hold what is gone, and return how many; a copy of today is made first."""
    store = group.store
    old = store.copies_holding(*_LET_GO)
    if old:
        store.another_copy(group.today())
        store.drop_copies(old)
    return len(old)
