"""Plans an outing and its money: start one, write its budget, and say who comes and how they share."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from groupkit.core.outings import company, places
from groupkit.core.outings.contacts import moved
from groupkit.core.outings.plans import DONE, LENGTHS, NOT_NEEDED, REFUNDS, Plan, StepTaken
from groupkit.core.outings.steps import WEEKS_AHEAD, GoodTime, Progress, good_days
from groupkit.core.outings.values import Goer, Outing, Planned
from groupkit.core.outings.words.planning import PhotoWords, StepWords, WhoWords
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services import ledger, meetings, records
from groupkit.services.group import Group
from groupkit.services.outings import afterwards, contacts
from groupkit.services.outings.known import plan_of, words
from groupkit.services.outings.reckoning import TOPIC, listing, outing, reckoning, still_open

AWAY = "outing-put-away"
CHOOSING = ("idea", "vote")
"""The steps that lead to an outing, by their keys."""


def start(group: Group, made: Outing) -> Outing:
    """Write down a new outing, or change one; refuse with every problem found."""
    tidy = replace(made, name=made.name.strip())
    refuse((*tidy.problems(), *_fund_problems(group, tidy)))
    before = still_open(group, tidy.id) if tidy.id else None
    with group.change(N_("Change an outing") if tidy.id else N_("Start an outing"), TOPIC) as store:
        if before is None:
            return replace(tidy, id=store.outings.add(tidy))
        _change(group, before, tidy)
    return tidy


def begin(group: Group, made: Outing) -> Outing:
    """Start an outing that needs no ideas and no vote any more, because it is known what it is to be."""
    with group.change(N_("Start an outing"), TOPIC) as store:
        begun = start(group, made)
        for key in CHOOSING:
            store.outing_steps.add(StepTaken(outing=begun.id, key=key, state=NOT_NEEDED))
    return begun


def arrange(group: Group, made: Outing, plan: Plan) -> Outing:
    """Change what an outing is called and its day, with its times and its spare day; refuse with every problem."""
    tidy = replace(made, name=made.name.strip())
    refuse((*tidy.problems(), *_fund_problems(group, tidy), *plan.problems(tidy.day)))
    before = still_open(group, tidy.id)
    with group.change(N_("Change the day of an outing"), TOPIC):
        _change(group, before, tidy)
        times = replace(plan_of(group, tidy.id), small=plan.small, start=plan.start, finish=plan.finish)
        details(group, replace(times, spare_day=plan.spare_day))
    return tidy


def _change(group: Group, before: Outing, made: Outing) -> None:
    group.store.outings.change(made.id, made)
    if before.day != made.day:
        _follow(group, before, made.day)


def _fund_problems(group: Group, made: Outing) -> Iterator[Problem]:
    if made.fund is not None and made.fund not in {fund.id for fund in ledger.funds(group)}:
        yield Problem("fund", N_("Choose which pot it is paid from."))


def _follow(group: Group, before: Outing, day: date) -> None:
    """Let the days of a plan go along with the day of its outing.

    On a day that is long past, whom to call is hidden at once and goes at the next opening or midnight: a day
    mistyped can be put right till then.
    """
    known, on = plan_of(group, before.id), day - before.day
    if not known.id:
        return
    along = replace(
        known,
        closes_on=known.closes_on and known.closes_on + on,
        destroy_on=moved(known, before.day, day),
        spare_day=None if known.spare_day == day else known.spare_day,
    )
    group.store.outing_details.change(known.id, along)


def remove(group: Group, id: int) -> None:  # noqa: A002  the field's own name
    """Remove an outing that has moved no money; others are put away instead."""
    known = reckoning(group, id)
    if known.settled or any(cost.entry for cost in known.costs):
        said = N_("Money has moved for this outing. Put it away instead, and its figures stay.")
        raise RefusedError([Problem("outing", said)])
    with group.change(N_("Remove an outing"), TOPIC) as store:
        had = contacts.erase(group, id)
        store.outings.remove(id=id)
    if had:
        group.store.write_anew()


def plan(group: Group, line: Planned) -> Planned:
    """Write down a line of the budget, or change one; refuse with every problem found."""
    tidy = replace(line, what=line.what.strip())
    refuse(tidy.problems())
    still_open(group, tidy.outing)
    with group.change(N_("Plan the money of an outing"), TOPIC) as store:
        if tidy.id:
            store.outing_plans.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.outing_plans.add(tidy))


def unplan(group: Group, line: Planned) -> None:
    """Take a line off the budget; what was paid for it stays."""
    still_open(group, line.outing)
    with group.change(N_("Take a line off the budget"), TOPIC) as store:
        store.outing_plans.remove(id=line.id)


def person(group: Group, goer: Goer, *, sure: bool = False) -> Goer:
    """Write down who comes along, or change how they share; refuse with every problem found.

    More people than there are places, or past those who wait, is asked about first: an organiser may be `sure`.
    """
    tidy = replace(goer, name=goer.name.strip())
    known = reckoning(group, tidy.outing)
    before = next((who for who in known.people if who.id == tidy.id), None)
    nameless = before is not None and not before.name
    unclear = (*tidy.problems(nameless=nameless), *places.problems(tidy), *places.twice(known.people, tidy))
    refuse((*unclear, *places.room_problems(known.outing, known.people, tidy)), sure=sure)
    still_open(group, tidy.outing)
    with group.change(N_("Say who comes along"), TOPIC) as store:
        if tidy.id:
            store.outing_people.change(tidy.id, tidy)
            return tidy
        tidy = replace(tidy, odd_before=odd_before(group, tidy))
        return replace(tidy, id=store.outing_people.add(tidy))


def odd_before(group: Group, goer: Goer) -> int:
    """Return the odd pence somebody of this name carried, up to the last outing they were on."""
    for earlier in listing(group):
        known = reckoning(group, earlier.id)
        same = next((who for who in known.people if who.name.casefold() == goer.name.casefold()), None)
        if same is not None and not any(known.problems()):
            return same.odd_before + (same.id in known.shared.odd)
    return 0


def leave_out(group: Group, goer: Goer) -> None:
    """Take somebody off the list who paid nothing and was paid nothing."""
    still_open(group, goer.outing)
    known = reckoning(group, goer.outing)
    moved = {who for each in known.settled for who in (each.payment.payer, each.payment.payee)}
    if goer.id in moved | {cost.payer for cost in known.costs}:
        said = N_("{name} has paid or was paid. Take those payments back first.")
        raise RefusedError([Problem("name", said, {"name": goer.name})])
    with group.change(N_("Take somebody off an outing"), TOPIC) as store:
        for cost in known.costs:
            if goer.id in cost.sharers:
                store.outing_costs.change(cost.id, replace(cost, sharers=cost.sharers - {goer.id}))
        for who in company.parted(known.people, goer):
            store.outing_people.change(who.id, who)
        store.outing_people.remove(id=goer.id)


def unnamed(goer: Goer) -> Goer:
    """Return somebody on the list without anything that tells who they are: only their part stays."""
    return replace(goer, name="", lift="", company="", goes_with=None, both_yes=False)


def put_away(group: Group, id: int) -> Outing:  # noqa: A002  the field's own name
    """Put an outing away: its figures stay, and the names of those who came are erased for good."""
    about = still_open(group, id)
    known = reckoning(group, id)
    with group.change(N_("Put an outing away"), TOPIC) as store:
        afterwards.keep_figures(group, id)
        contacts.erase(group, id)
        for who in known.people:
            store.outing_people.change(who.id, unnamed(who))
        store.outing_jobs.remove(outing=id)
        store.outings.change(id, replace(about, put_away=True))
        records.record(group, AWAY, id, {"cost": known.cost, "people": len(known.people)}, {})
    group.store.forget(TOPIC)
    return replace(about, put_away=True)


# the plan of the day


def details(group: Group, plan: Plan) -> Plan:
    """Write down the plan of an outing: its place, times and rules; refuse with every problem found.

    The day on which whom to call goes, and whether it is called off, have verbs of their own.
    """
    about, known = still_open(group, plan.outing), plan_of(group, plan.outing)
    said = {name: getattr(plan, name).strip() for name in LENGTHS}
    kept = replace(plan, id=known.id, destroy_on=known.destroy_on, called_off=known.called_off)
    tidy = replace(kept, **said)
    refuse((*tidy.problems(about.day), *_rule_problems(tidy)))
    return _write(group, tidy, N_("Change the plan of an outing"))


def _write(group: Group, tidy: Plan, label: str) -> Plan:
    with group.change(label, TOPIC) as store:
        if tidy.id:
            store.outing_details.change(tidy.id, tidy)
            return tidy
        return replace(tidy, id=store.outing_details.add(tidy))


def _rule_problems(plan: Plan) -> Iterator[Problem]:
    """Yield which of the rules of a plan is none of those that can be chosen."""
    if plan.who not in {rule.key for rule in words(WhoWords).rules}:
        yield Problem("who", N_("Choose who may come."))
    if plan.photos not in {rule.key for rule in words(PhotoWords).rules}:
        yield Problem("photos", N_("Choose a rule on pictures."))
    if plan.refund not in REFUNDS:
        yield Problem("refund", N_("Choose what comes back when somebody cannot come."))


def call_off(group: Group, id: int, *, off: bool = True) -> Plan:  # noqa: A002  the field's own name
    """Call an outing off, or take it up again; what was planned stays, and whom to call goes at once."""
    still_open(group, id)
    label = N_("Call an outing off") if off else N_("Take an outing up again")
    made = _write(group, replace(plan_of(group, id), called_off=off), label)
    contacts.destroy(group)
    return made


def days(group: Group) -> tuple[GoodTime, ...]:
    """Return the evenings and weekends of the coming weeks that keep clear of the group's meetings."""
    held = meetings.coming(group, WEEKS_AHEAD + 1)
    return good_days(group.today(), ((each.begins, each.ends) for each in held))


def progress(group: Group, id: int) -> Progress:  # noqa: A002  the field's own name
    """Return how far an outing is on its way, with its steps in the words of the window."""
    about, known = outing(group, id), plan_of(group, id)
    return Progress(
        steps=words(StepWords).steps,
        taken=tuple(group.store.outing_steps.where(outing=id)),
        day=about.day,
        today=group.today(),
        small=known.small,
        over=about.put_away or known.called_off,
    )


def step(group: Group, id: int, key: str, state: str = DONE) -> StepTaken:  # noqa: A002  the field's own name
    """Write down that a step is done or not needed; with "" it is open again."""
    if key not in {each.key for each in words(StepWords).steps}:
        raise RefusedError([Problem("step", N_("There is no step called {step}."), {"step": key})])
    if state not in ("", DONE, NOT_NEEDED):
        raise RefusedError([Problem("state", N_("Say whether it is done or not needed."))])
    made = StepTaken(outing=still_open(group, id).id, key=key, state=state)
    with group.change(N_("Take a step towards an outing"), TOPIC) as store:
        store.outing_steps.remove(outing=id, key=key)
        return replace(made, id=store.outing_steps.add(made)) if state else made


def again(group: Group, id: int, day: date | None = None) -> Outing:  # noqa: A002  the field's own name
    """Plan an outing once more, on the same day of the week in four weeks unless told another.

    Its place, its rules, its risks and its budget come along; people, money that moved, whom to call and notes
    of what happened never do.
    """
    before, known = outing(group, id), plan_of(group, id)
    ahead = timedelta(weeks=4, days=(before.day.weekday() - group.today().weekday()) % 7)
    still = {fund.id for fund in ledger.funds(group) if fund.closed_on is None}
    fund = before.fund if before.fund in still else None
    fresh = replace(before, id=0, day=day or group.today() + ahead, fund=fund, put_away=False)
    refuse(fresh.problems())
    undated = replace(known, spare_day=None, closes_on=None, decided_on=None, destroy_on=None)
    with group.change(N_("Plan an outing once more"), TOPIC) as store:
        made = replace(fresh, id=store.outings.add(fresh))
        store.outing_details.add(replace(undated, id=0, outing=made.id, called_off=False))
        for key in CHOOSING:
            store.outing_steps.add(StepTaken(outing=made.id, key=key, state=NOT_NEEDED))
        for found in store.outing_checks.where(outing=id):
            store.outing_checks.add(replace(found, id=0, outing=made.id))
        for risk in store.outing_risks.where(outing=id):
            store.outing_risks.add(replace(risk, id=0, outing=made.id, ready=False, after=""))
        for line in store.outing_plans.where(outing=id):
            grant = line.fund if line.fund in still else None
            store.outing_plans.add(replace(line, id=0, outing=made.id, fund=grant))
    return made
