"""A feedback form out of the pages of an XLSForm, and what of it could not be kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from groupkit.core.feedback import survey
from groupkit.core.feedback.asking import is_key
from groupkit.core.feedback.forms import Form, Kind, Option, Question, Translation, texts
from groupkit.core.feedback.items import usual_tables
from groupkit.core.feedback.languages import Heads, heads_of
from groupkit.core.feedback.surveykinds import kind_of, limit
from groupkit.core.feedback.words import Words
from groupkit.core.keys import key_for
from groupkit.core.problems import Problem, RefusedError
from groupkit.i18n import N_, is_language

Rows = Sequence[Mapping[str, str]]

_NO_QUESTIONS = N_("{file} has no page called “survey” with questions in it. Ask for the form again.")
_RULE = N_("The column “{name}” was left out. Here, every question is shown, and all may be skipped.")
_RENAMED = N_("“{name}” has the short name “{key}” now.")
_LANGUAGE = N_("The language “{name}” was left out: its code is not known.")
_RULES = (
    "relevant",
    "required",
    "calculation",
    "default",
    "choice_filter",
    "repeat_count",
    "trigger",
    "parameters",
)
_NOTES = {survey.INTRO: "intro", survey.DONE: "what_happens", survey.DANGER: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A form out of a file, and in sentences what of the file could not be kept."""

    form: Form
    dropped: tuple[Problem, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is known while a file is read: its pages, the heads of its columns, and what was left out so far."""

    choices: Mapping[str, list[Mapping[str, str]]]
    own: Mapping[str, list[tuple[str, str]]]
    heads: Heads
    words: Words
    dropped: dict[str, Problem] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    said: dict[str, dict[str, str]] = field(default_factory=dict)

    def drop(self, message: str, **values: str) -> None:
        """Note once that something could not be kept."""
        told = Problem("file", message, values)
        self.dropped.setdefault(f"{message}{values}", told)

    def value(self, part: str, name: str) -> str:
        """Return what the page of groupkit says of a part, or nothing."""
        return next(iter(self.values(part, name)), "")

    def values(self, part: str, name: str) -> tuple[str, ...]:
        """Return everything the page of groupkit says of a part under one name, in its order."""
        return tuple(value for found, value in self.own.get(part, ()) if found == name)

    def tell(self, at: str, row: Mapping[str, str], column: str) -> str:
        """Return the words of a row in the form's own language; keep those of the others by where they stand."""
        for language, head in self.heads.others(column):
            if row.get(head, "").strip():
                self.said.setdefault(language, {})[at] = survey.unsafe(row[head])
        return survey.unsafe(row.get(self.heads.own(column), ""))


def form_of(file: str, pages: Mapping[str, Rows], words: Words) -> Taken:
    """Return the form in the pages of a file; raise RefusedError where there are no questions in it."""
    rows = pages.get("survey", ())
    if not any(row.get("type", "").strip() for row in rows):
        raise RefusedError([Problem("file", _NO_QUESTIONS, {"file": file})])
    settings = next(iter(pages.get("settings", ())), {})
    reading = _Reading(
        choices=_by(pages.get("choices", ()), "list_name"),
        own={part: _pairs(found) for part, found in _by(pages.get("groupkit", ()), "part").items()},
        heads=heads_of([*rows, *pages.get("choices", ())], settings.get("default_language", "")),
        words=words,
    )
    for name in reading.heads.unknown:
        reading.drop(_LANGUAGE, name=name)
    questions = tuple(_questions(reading, rows))
    notes = {_NOTES[row["name"]]: row for row in rows if row.get("name") in _NOTES}
    form = _form(reading, settings, questions, notes, file)
    return Taken(form=form, dropped=tuple(reading.dropped.values()))


def _form(
    reading: _Reading,
    settings: Mapping[str, str],
    questions: tuple[Question, ...],
    notes: Mapping[str, Mapping[str, str]],
    file: str,
) -> Form:
    title = survey.unsafe(settings.get("form_title", "")) or file.rpartition(".")[0]
    for language, words in reading.own.get("title", ()):
        if not is_language(language):
            reading.drop(_LANGUAGE, name=language)
            continue
        reading.said.setdefault(language, {})["title"] = survey.unsafe(words)
    own = reading.value("form", "language")
    identity = settings.get("form_id", "")
    version = settings.get("version", "")
    form = Form(
        id=identity if is_key(identity) else key_for(title, (), "our-form"),
        version=int(version) if version.isdecimal() and len(version) < 9 and int(version) else 1,  # noqa: PLR2004
        title=title,
        language=own if is_language(own) else reading.heads.language,
        anonymous=reading.value("form", "anonymous") != "no",
        questions=questions,
        own=True,
        intro=reading.tell("intro", notes.get("intro", {}), "label"),
        what_happens=reading.tell("what_happens", notes.get("what_happens", {}), "label"),
        strand=reading.value("form", "strand"),
        about=reading.value("form", "about"),
        source=reading.value("form", "source"),
        license=reading.value("form", "license"),
        credit=reading.value("form", "credit"),
        composite=reading.values("form", "composite"),
        tables=_tables(reading, questions),
    )
    return _with_languages(form, reading.said)


def _tables(reading: _Reading, questions: tuple[Question, ...]) -> tuple[str, ...]:
    """Return what may be shown: as the file says, and all that is rated where another program made it."""
    said = reading.values("form", "tables")
    return tuple(filter(None, said)) if said else usual_tables(questions)


def _with_languages(form: Form, said: Mapping[str, Mapping[str, str]]) -> Form:
    wanted = texts(form)
    translations = tuple(
        Translation(key=language, texts=tuple(sorted((at, words) for at, words in written.items() if at in wanted)))
        for language, written in sorted(said.items())
        if language != form.language
    )
    return replace(form, translations=translations)


def _questions(reading: _Reading, rows: Rows) -> Iterator[Question]:
    for row in rows:
        said = " ".join(row.get("type", "").split())
        name = row.get("name", "").strip() or said
        for rule in _RULES:
            if row.get(rule, "").strip():
                reading.drop(_RULE, name=rule)
        if not said or name in _NOTES:
            continue
        kind, lost = kind_of(said, row.get("constraint", ""), reading.value(name, "kind"))
        for message in lost:
            reading.drop(message, name=name, kind=said)
        if kind is not None:
            yield _question(reading, row, kind, name, said)


def _question(reading: _Reading, row: Mapping[str, str], kind: Kind, name: str, said: str) -> Question:
    key = name if is_key(name) and name not in reading.keys else key_for(name, reading.keys, "question")
    if key != name:
        reading.drop(_RENAMED, name=name, key=key)
    reading.keys.add(key)
    fit = kind is Kind.FIT
    label = reading.tell(f"{key}/{'statement' if fit else 'ask'}", row, "label")
    hint = reading.tell(f"{key}/ask", row, "hint") if fit else row.get(reading.heads.own("hint"), "").strip()
    listed = said.partition(" ")[2].partition(" ")[0]
    scale = listed.removesuffix(survey.SHARED) if listed.endswith(survey.SHARED) else ""
    scale = scale if any(each.key == scale for each in reading.words.scales) else ""
    options = () if scale or not listed else tuple(_options(reading, key, reading.choices.get(listed, ())))
    return Question(
        key=key,
        kind=kind,
        statement=label if fit else "",
        ask=hint if fit else "\n".join(filter(None, (label, survey.unsafe(hint)))),
        easy=reading.tell(f"{key}/easy", row, "guidance_hint"),
        scale=scale,
        options=options,
        most=_number(reading.value(name, "most"))
        or (limit(row.get("constraint", "")) if kind is Kind.SEVERAL else 0),
        longest=_number(reading.value(name, "longest")),
        reverse=reading.value(name, "reverse") == "yes",
        sensitive=reading.value(name, "sensitive") == "yes",
    )


def _options(reading: _Reading, key: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Option]:
    taken: set[str] = set()
    for row in rows:
        name = row.get("name", "").strip()
        if name == survey.RATHER_NOT_SAY:
            continue
        of_option = name if is_key(name) and name not in taken else key_for(f"a {name}", taken, "answer")
        taken.add(of_option)
        yield Option(key=of_option, words=reading.tell(f"{key}/{of_option}/words", row, "label"))


def _number(words: str) -> int:
    return int(words) if words.isdecimal() and len(words) < 5 else 0  # noqa: PLR2004


def _by(rows: Rows, column: str) -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        name = row.get(column, row.get(column.replace("_", " "), ""))
        found.setdefault(name.strip(), []).append(row)
    return found


def _pairs(rows: Iterable[Mapping[str, str]]) -> list[tuple[str, str]]:
    return [(row.get("name", ""), row.get("value", "")) for row in rows]
