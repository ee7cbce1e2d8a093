"""A group's own draft of what works here; nobody has tested it, and it says so."""

from groupkit.core.outcomes import own as written
from groupkit.core.outcomes.draft import LIMITS, Draft, problems
from groupkit.core.outcomes.own import OwnKind
from groupkit.core.problems import Problem, refuse
from groupkit.i18n import N_
from groupkit.services.group import Group
from groupkit.services.outcomes import own
from groupkit.storage.outcomes import shipped

_BOX = N_("There is no box with the key {key}.")


def listing(group: Group) -> tuple[Draft, ...]:
    """Return the drafts of the group."""
    return tuple(map(written.draft, own.of_kind(group, OwnKind.DRAFT)))


def keep(group: Group, draft: Draft, *, sure: bool = False) -> Draft:
    """Keep a draft, new or changed; refuse with every problem, and ask where somebody is named."""
    boxes = {LIMITS, *(box.key for box in shipped.draft().boxes)}
    wrong = [Problem("lines", _BOX, {"key": line.box}) for line in draft.lines if line.box not in boxes]
    texts = (
        ("title", draft.title),
        *(("if_thens", f"{each.when} {each.then}") for each in draft.if_thens),
        *(("lines", line.words) for line in draft.lines),
    )
    refuse((*problems(draft), *wrong, *own.asked(group, *texts)), sure=sure)
    return written.draft(own.keep(group, N_("Keep our draft of what works"), draft))


def remove(group: Group, key: str) -> None:
    """Take a draft away."""
    own.remove(group, N_("Take a draft away"), OwnKind.DRAFT, key)
