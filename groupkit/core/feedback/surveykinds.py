"""What becomes of each kind of question of an XLSForm: most kinds are known here, some would tell who answers."""

import re

from groupkit.core.feedback.asking import LONGEST
from groupkit.core.feedback.forms import Kind
from groupkit.i18n import N_

_WHO = N_("“{name}” was left out: it would tell who answers, or when.")
_OTHER_KIND = N_("“{name}” was left out: there is no such kind of question here ({kind}).")
_GROUP = N_("“{name}” was a group of questions. They stand one after the other now.")
_OPEN = N_("“{name}” asked for other words beside its answers. That was left out.")
_PERSONAL = frozenset(
    {
        *("start", "end", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "email"),
        *("audit", "start-geopoint", "background-geopoint", "background-audio", "geopoint", "geotrace"),
        *("geoshape", "image", "audio", "video", "file", "barcode"),
    }
)
_GROUPS = re.compile(r"(begin|end)[ _](group|repeat)")
_CHOOSING = re.compile(r"(select_one|select_multiple)\s+(\S+)(\s+or_other)?")
_AT_MOST = re.compile(r"(?:string-length|count-selected)\s*\(\s*\.\s*\)\s*<=?\s*(\d{1,4})")
_KINDS = {kind.value: kind for kind in Kind}
Kept = tuple[Kind | None, tuple[str, ...]]


def kind_of(said: str, constraint: str, known: str) -> Kept:
    """Return the kind of a question, or None where it is left out, and in sentences what is lost.

    `known` is the kind that groupkit itself wrote into the file, if it did.
    """
    chosen = _CHOOSING.fullmatch(said)
    if grouped := _GROUPS.fullmatch(said):
        return None, (_GROUP,) if grouped[1] == "begin" else ()
    if said in _PERSONAL:
        return None, (_WHO,)
    kind = _KINDS.get(known) or (_chosen(chosen[1]) if chosen else _written(said, constraint))
    if kind is None:
        return None, (_OTHER_KIND,)
    return kind, (_OPEN,) if chosen and chosen[3] else ()


def limit(constraint: str) -> int:
    """Return how many letters or answers a rule allows at most; 0 where it says nothing of that."""
    found = _AT_MOST.search(constraint)
    return int(found[1]) if found else 0


def _chosen(said: str) -> Kind:
    return Kind.CHOICE if said == "select_one" else Kind.SEVERAL


def _written(said: str, constraint: str) -> Kind | None:
    if said == "text":
        return Kind.SHORT if 0 < limit(constraint) <= LONGEST[Kind.SHORT] else Kind.LONG
    return Kind.NOTE if said == "note" else None
