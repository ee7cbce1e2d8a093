"""The codebook of the group: what it begins with, and what the group adds or lays to rest, each with its day."""

from dataclasses import replace
from datetime import date

from groupkit.core.evaluation import codes
from groupkit.core.evaluation.codes import Code
from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError, refuse
from groupkit.i18n import N_
from groupkit.services.evaluation import telling
from groupkit.services.evaluation.ending import TOPIC
from groupkit.services.group import Group
from groupkit.storage.evaluation import shipped
from groupkit.storage.evaluation.rows import OwnCode

_UNKNOWN = N_("There is no theme called {key}. Look at the list of themes.")
APART = N_(
    "Two people are coding now, each alone. A change here would show one of them what the other hears. Write it in "
    "your note, and come back when you lay your work side by side."
)


def listing(group: Group, language: str | None = None) -> tuple[Code, ...]:
    """Return all codes, part by part, those at rest too; in the language of the window, unless told another."""
    return codes.codebook(telling.told(shipped.codebook(), language), map(_code, group.store.evaluation_codes))


def add(group: Group, code: Code) -> Code:
    """Add a code of the group's own, from today on, and return it with its key; refuse with every problem."""
    _refuse_apart(group)
    book = listing(group)
    refuse(codes.problems(code, shipped.codebook(), book))
    title = " ".join(code.title.split())
    made = replace(
        code,
        key=key_for(title, {each.key for each in book}, "code"),
        title=title,
        means=" ".join(code.means.split()),
        since="",
        added_on=group.today(),
        resting_on=None,
    )
    with group.change(N_("Add a theme to code by"), TOPIC) as store:
        store.evaluation_codes.add(_row(made, group.today()))
    return made


def rest(group: Group, key: str) -> Code:
    """Lay a code to rest from today on: it is not offered any more, and what was coded by it stays."""
    _refuse_apart(group)
    found = next((each for each in listing(group) if each.key == key), None)
    if found is None:
        raise RefusedError([Problem("key", _UNKNOWN, {"key": key})])
    if not found.offered:
        return found
    known = group.store.evaluation_codes.first(key=key)
    made = replace(found, resting_on=group.today())
    with group.change(N_("Lay a theme to rest"), TOPIC) as store:
        if known is None:
            store.evaluation_codes.add(_row(made, group.today()))
        else:
            store.evaluation_codes.change(known.id, replace(known, resting_on=group.today()))
    return made


def apart(group: Group) -> bool:
    """Whether somebody codes alone now: until both have handed in, the list of themes stays as it is."""
    return any(_apart(group, made.id, made.coders) for made in group.store.evaluation_rounds)


def _refuse_apart(group: Group) -> None:
    """Refuse while somebody codes alone: the list is one for both, and a new theme in it tells what was heard."""
    if apart(group):
        raise RefusedError([Problem("key", APART)])


def _apart(group: Group, round_: int, coders: tuple[int, int]) -> bool:
    """Whether one of two coders is at work on a round, and has yet to hand it in."""
    first, second = (
        [row.handed_in for row in group.store.evaluation_codings.where(round=round_, coder=coder)]
        for coder in coders
    )
    return not all((*first, *second)) or len(first) != len(second)


def _code(row: OwnCode) -> Code:
    return Code(
        key=row.key,
        part=row.part,
        area=row.area or "",
        title=row.title,
        means=row.means,
        added_on=row.added_on,
        resting_on=row.resting_on,
    )


def _row(code: Code, day: date) -> OwnCode:
    return OwnCode(
        key=code.key,
        part=code.part,
        area=code.area or None,
        title=code.title,
        means=code.means,
        added_on=day,
        resting_on=code.resting_on,
    )
