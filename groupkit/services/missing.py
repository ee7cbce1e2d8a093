"""Money that is missing: a sheet is frozen, steps are ticked off, and all of it is put aside. Nobody is told."""

from collections.abc import Mapping

from groupkit.core.missing import PRINT, STEPS, STOP, TELL, THAWED, Done, Form, frozen
from groupkit.core.problems import Problem, refuse
from groupkit.core.sheets import Sheet
from groupkit.i18n import N_, current
from groupkit.services import ledger
from groupkit.services.group import Group
from groupkit.storage import missing

TOPIC = ledger.TOPIC
_NONE_OPEN = N_("No sheet was open, so there is nothing that anybody could change.")
_LABEL = N_("Go through what to do with missing money")


def form() -> Form:
    """Return the page as it ships; `told` says it in another language."""
    return missing.form()


def done(group: Group) -> Mapping[str, Done]:
    """Return the steps that are done, by key."""
    return {each.step: each for each in group.store.missing_steps}


def draft(group: Group) -> Sheet | None:
    """Return the sheet that could still change: the newest one that was not sent."""
    waiting = (sheet for sheet in group.store.sheets.where() if group.store.post.sent(sheet.id) is None)
    return max(waiting, key=lambda sheet: sheet.number, default=None)


def is_frozen(group: Group, sheet: int) -> bool:
    """Tell whether a sheet is frozen until two people say that it may go on."""
    return frozen(done(group), sheet)


def tick(group: Group, step: str, name: str = "") -> Done:
    """Say that a step is done today; the first one freezes the sheet that is being made."""
    refuse([] if step in STEPS else [Problem("step", N_("Choose one of the steps."))])
    if step == TELL and not name.strip():
        refuse([Problem("name", N_("Write who knows now. A first name is enough."))])
    sheet = draft(group) if step == STOP else None
    said = str(ledger.sealed(group).entry) if step == PRINT else name.strip()
    made = Done(step=step, on=group.today(), name=said, sheet=sheet.id if sheet else None)
    with group.change(_LABEL, TOPIC) as store:
        store.missing_steps.remove(step=step)
        store.missing_steps.add(made)
        if step == STOP:
            store.missing_steps.remove(step=THAWED)
    return made


def untick(group: Group, step: str) -> None:
    """Say that a step is not done after all; a frozen sheet stays frozen, for two people thaw it."""
    refuse(
        [Problem("step", N_("Ask one more person: two of you say when the sheet may go on."))]
        if step == STOP
        else []
    )
    with group.change(_LABEL, TOPIC) as store:
        store.missing_steps.remove(step=step)


def thaw(group: Group, by: str, second: str) -> None:
    """Let the frozen sheet go on, because two people say so."""
    refuse(_two(by, second))
    with group.change(_LABEL, TOPIC) as store:
        store.missing_steps.remove(step=THAWED)
        names = current().listing([by.strip(), second.strip()])
        store.missing_steps.add(Done(step=THAWED, on=group.today(), name=names))


def _two(by: str, second: str) -> list[Problem]:
    found = []
    if not by.strip():
        found.append(Problem("by", N_("Write who says so. A first name is enough.")))
    if not second.strip():
        found.append(Problem("second", N_("Write who says so with you. A first name is enough.")))
    elif by.strip().casefold() == second.strip().casefold():
        found.append(Problem("second", N_("The second person has to be someone else.")))
    return found


def put_aside(group: Group) -> None:
    """Put the page away: nothing of it is kept. A sheet that is still frozen may not be forgotten."""
    still = done(group).get(STOP)
    refuse(
        [Problem("step", N_("The sheet is still frozen. First let two people say that it may go on."))]
        if still is not None and still.sheet is not None and is_frozen(group, still.sheet)
        else []
    )
    with group.change(_LABEL, TOPIC) as store:
        for key in (*STEPS, THAWED):
            store.missing_steps.remove(step=key)


def told(group: Group, step: str, words: str) -> str:
    """Return what stands at a step that is done, with its day, name and entry."""
    known = done(group)[step]
    if step == STOP and known.sheet is None:
        return current().gettext(_NONE_OPEN)
    return words.format(day=current().day(known.on), name=known.name, entry=known.name)
