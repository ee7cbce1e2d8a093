"""Finds the texts of forms that are translated, each under a key that stays when its wording changes.

The key is "kind/id/row/field", as in "formats/open-dual-recovery/welcome/read". What is found in a file
and what is put in its place on paper go by the same key and the same names of fields.
"""

import tomllib
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO, TypeVar


class AllBut:
    """Every field but these: for forms nearly all of whose fields are read by people."""

    def __init__(self, *names: str) -> None:
        self._names = frozenset(names)

    def __contains__(self, name: object) -> bool:
        return name not in self._names


# Keys, days and lines of studies in the forms of evaluation and outcomes.
_KEYS = (
    *("id", "key", "source", "license", "language", "stage", "part", "parts", "area", "component", "into", "box"),
    *("support", "form", "after", "starts", "strands", "segment", "codes", "wave", "since", "statements", "grade"),
    *("like", "more", "format", "quote", "by", "afterwards_source", "announced_source", "apart_source"),
    *("caveat_source", "ends_source", "know_source", "not_ours_source", "paper_source", "people_source"),
    "room_source",
)
FIELDS: Mapping[str, Container[str]] = {
    "formats": frozenset(
        {
            *("title", "summary", "identity", "needs", "do", "limits", "medicine", "read", "read_short"),
            *("read_spiritual", "read_spiritual_short", "read_secular", "read_secular_short"),
        }
    ),
    "agreement": frozenset({"opening", "limits", "never", "title", "words"}),
    "folder": frozenset({"title", "lines"}),
    "presets": frozenset({"title"}),
    "roles": frozenset(
        {
            *("purpose", "sample", "before", "during", "after", "time", "eligibility", "deputy", "handover"),
            *("not_this", "ask_for_help"),
        }
    ),
    "service": frozenset(
        {
            *("about", "ask", "back", "bad_days", "before", "begins", "blank", "box", "bring", "choose"),
            *("column_day", "column_job", "column_name", "count", "decided", "did", "done", "free_since"),
            *("give", "hand", "how", "intro", "label", "late", "learned", "line", "lines", "next", "no"),
            *("nobody", "notes", "nothing", "other", "owner", "parked", "per_meeting", "plain_group", "rule"),
            *("seeking", "seen", "share", "signs", "silent", "slip", "span", "start", "still", "take", "tasks"),
            *("term", "text", "thanks", "third", "tick", "time", "title", "turns", "wait", "weekly", "welcome"),
            "yes",
        }
    ),
    "money": frozenset(
        {
            *("agrees", "ask", "asked_first", "band", "basis", "before", "blank", "button", "caveat"),
            *("columns", "danger", "declaration", "decline_done", "differs", "do", "done", "few", "first"),
            *("from_book", "gentle", "given", "intro", "kind", "lines", "mark", "means", "names"),
            *("never_more", "no_advice", "no_last_year", "no_numbers", "not_costs", "not_in_public", "off"),
            *("open", "other_rules", "out", "owed", "pence", "places", "protects", "quiet", "reach"),
            *("received", "returned", "rounded", "say", "says", "shown", "signed", "small", "small_group"),
            *("spent", "title", "total", "unknown", "unsure", "until_what", "what", "what_counts", "who"),
            *("why", "words", "worked", "year"),
        }
    ),
    "workbooks": frozenset(
        {
            *("title", "summary", "about", "easy_about", "spiritual", "secular", "both", "easy_both", "care"),
            *("round", "words", "easy", "items", "word", "meaning", "before", "watch", "pairs", "instead"),
            *("purpose", "do", "example_by", "example", "landing", "prompts", "columns", "labels", "boxes"),
            *("scales", "low", "high"),
        }
    ),
    "safety": frozenset(
        {"title", "unsure", "beside", "own", "when", "do", "reach", "for_whom", "hours", "cost", "not_for"}
    ),
    "feedback": AllBut(
        *("id", "key", "source", "license", "language", "strand", "about", "kind", "scale", "composite", "tables"),
        "credit",
    ),
    "evaluation": AllBut(*_KEYS, "do"),
    "outcomes": AllBut(*_KEYS, "lead", "work"),
    "outings": AllBut(
        *("id", "key", "source", "license", "language"),
        *("job", "sheet", "field", "season", "role", "apart", "needs"),
    ),
}
Message = tuple[int, str, tuple[str, str], list[str]]
Form = TypeVar("Form")


def forms(
    fileobj: BinaryIO,
    _keywords: Collection[str],
    _comment_tags: Collection[str],
    options: Mapping[str, object],  # noqa: ARG001  babel passes it by name
) -> Iterator[Message]:
    """Yield every translated text of a form, the way babel asks an extractor for them."""
    path = PurePath(fileobj.name)
    source = fileobj.read().decode()
    form = tomllib.loads(source)
    kind, at = _place(path, form)
    for key, text in texts(form, FIELDS.get(kind, frozenset()), at):
        yield _line(source, text), "pgettext", (key, text), []


def _place(path: PurePath, form: Mapping[str, object]) -> tuple[str, str]:
    """Return the kind of a form and what its keys begin with; a workbook is a folder with a file a chapter."""
    kind, book = path.parent.parent.name, path.parent.name
    if kind == "workbooks":
        at = f"{kind}/{book}"
        return kind, at if path.stem == "workbook" else f"{at}/{form.get('key', path.stem)}"
    return book, f"{book}/{form.get('id', path.stem)}"


def texts(form: Mapping[str, object], names: Container[str], at: str) -> Iterator[tuple[str, str]]:
    """Yield key and text of each translated field, in the order of the form."""
    for name, value in form.items():
        if isinstance(value, Mapping):
            yield from texts(value, names, f"{at}/{name}")
        elif isinstance(value, list):
            yield from _listed(value, names, at, name)
        elif name in names and isinstance(value, str) and value.strip():
            yield f"{at}/{name}", value


def translated(form: Form, names: Container[str], at: str, say: Callable[[str, str], str]) -> Form:
    """Return a form read into dataclasses with each text as `say(key, text)` gives it."""
    changed: dict[str, Any] = {}
    for field in fields(form):  # type: ignore[arg-type]  # a dataclass by what it says above
        value = getattr(form, field.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            changed[field.name] = tuple(translated(row, names, f"{at}/{row.key}", say) for row in value)
        elif is_dataclass(value):
            changed[field.name] = translated(value, names, f"{at}/{field.name}", say)
        elif field.name in names and isinstance(value, tuple):
            changed[field.name] = tuple(say(f"{at}/{field.name}", text) for text in value)
        elif field.name in names and isinstance(value, str):
            changed[field.name] = say(f"{at}/{field.name}", value)
    return replace(form, **changed)  # type: ignore[type-var]  # as above


def _listed(values: list[object], names: Container[str], at: str, name: str) -> Iterator[tuple[str, str]]:
    for place, value in enumerate(values, start=1):
        if isinstance(value, Mapping):
            yield from texts(value, names, f"{at}/{value.get('key', place)}")
        elif name in names and isinstance(value, str) and value.strip():
            yield f"{at}/{name}", value


def _line(source: str, text: str) -> int:
    """Return the line a text begins on, or 1 where it is written with escapes."""
    place = source.find(text.split("\n", maxsplit=1)[0])
    return source.count("\n", 0, max(place, 0)) + 1
