"""What a group does about its feedback forms: looks at them, makes them its own, and shares them as files."""

from dataclasses import replace
from pathlib import Path

import msgspec

from groupkit.core.feedback import checking
from groupkit.core.feedback.forms import Form, told
from groupkit.core.feedback.words import Words
from groupkit.core.feedback.words import told as words_told
from groupkit.core.keys import key_for
from groupkit.core.problems import GroupkitError, Problem, RefusedError, refuse
from groupkit.i18n import N_, _, current
from groupkit.services.group import Group
from groupkit.storage.feedback import ownforms
from groupkit.storage.feedback import shipped as storage

TOPIC = "feedback"
_NOT_OURS = N_("This form comes with groupkit and stays as it is. Make your own copy of it.")
_NO_TITLE = N_("Give the form a title.")
_NOT_THERE = N_("There is no form called {key}. Choose another one.")
_NOT_WRITTEN = N_("{name} could not be saved there. Choose another place.")
_OURS = N_("Written by {group}")


def words() -> Words:
    """Return the words around every form, in the language of whoever reads them."""
    return words_told(storage.words(), current())


def shipped() -> tuple[Form, ...]:
    """Return the forms that come with groupkit."""
    return storage.forms()


def own(group: Group) -> tuple[Form, ...]:
    """Return the group's own forms, by title."""
    return tuple(sorted(group.store.feedback_forms, key=lambda form: form.title.casefold()))


def listing(group: Group) -> tuple[Form, ...]:
    """Return every form that can be used: the group's own first."""
    return (*own(group), *shipped())


def get(group: Group, key: str) -> Form:
    """Return a form by its key; raise GroupkitError where there is none."""
    found = next((form for form in listing(group) if form.id == key), None)
    if found is None:
        raise GroupkitError(_NOT_THERE, key=key)
    return found


def is_own(group: Group, key: str) -> bool:
    """Tell whether a form is the group's own, and kept."""
    return group.store.feedback_forms.first(key=key) is not None


def check(form: Form) -> tuple[Problem, ...]:
    """Return everything to put right in a form, and what only asks."""
    return checking.problems(form, storage.words())


def new(group: Group, title: str) -> Form:
    """Return a form of the group's own that has no questions yet; it counts once it is saved."""
    return Form(
        id=_key(group, title),
        version=1,
        title=title.strip(),
        strand="members",
        about="group",
        intro="",
        what_happens="",
        source=_(_OURS).format(group=group.profile.name),
        license="",
        language=current().language,
        questions=(),
        own=True,
    )


def copy(group: Group, form: Form, title: str) -> Form:
    """Make a copy of a form the group's own, under a title of its own and in the language it is read in."""
    refuse([] if title.strip() else [Problem("title", _NO_TITLE)])
    read = form if form.own else replace(told(form, current()), language=current().language)
    fresh = replace(read, id=_key(group, title), title=title.strip(), version=1, own=True)
    with group.change(N_("Make our own copy of a form"), TOPIC) as store:
        store.feedback_forms.put(fresh)
    return fresh


def save(group: Group, form: Form, *, sure: bool = False) -> Form:
    """Save a form of the group's own as its next version; rounds that were begun keep the one they used.

    Raises:
        RefusedError: everything to put right; what only asks is passed over when `sure`, and is not asked again
            of what was saved before.
    """
    known = group.store.feedback_forms.first(key=form.id)
    if known == form:
        return form
    if any(each.id == form.id for each in shipped()):
        raise RefusedError([Problem("id", _NOT_OURS)])
    asked = {(each.field, str(each)) for each in check(known)} if known else set()
    refuse((each for each in check(form) if not (each.asks and (each.field, str(each)) in asked)), sure=sure)
    version = max(known.version + 1, form.version) if known else form.version
    kept = replace(form, own=True, version=version)
    with group.change(N_("Change a form"), TOPIC) as store:
        store.feedback_forms.put(kept)
    return kept


def remove(group: Group, key: str) -> None:
    """Take a form of the group's own away; rounds that were begun with it keep it."""
    if not is_own(group, key):
        raise RefusedError([Problem("id", _NOT_OURS)])
    with group.change(N_("Take a form away"), TOPIC) as store:
        store.feedback_forms.remove(key=key)


def take_in(group: Group, path: Path, *, sure: bool = False) -> Form:
    """Make a form out of a TOML file the group's own; refuse the whole file with each line to look at."""
    form, text = ownforms.read(path)
    known = group.store.feedback_forms.first(key=form.id)
    found = (*check(form), *checking.clash(form, known))
    refuse(ownforms.in_file(path.name, text, found), sure=sure)
    if any(each.id == form.id for each in shipped()):
        form = replace(form, id=_key(group, form.title))
    if known is not None and replace(form, version=known.version) == known:
        return known
    with group.change(N_("Take in a form"), TOPIC) as store:
        store.feedback_forms.put(form)
    return form


def made_own(group: Group, form: Form) -> Form:
    """Return a form from another program as one of the group's own, under a key that no other has."""
    taken = any(each.id == form.id for each in listing(group))
    source = form.source.strip() or _(_OURS).format(group=group.profile.name)
    return replace(form, own=True, id=_key(group, form.title) if taken else form.id, source=source)


def look_over(path: Path) -> tuple[Problem, ...]:
    """Return everything to put right in a TOML file of a form, with the line of each, and what only asks."""
    form, text = ownforms.read(path)
    return tuple(ownforms.in_file(path.name, text, check(form)))


def give(form: Form, path: Path) -> None:
    """Save a form as a TOML file another group can take in."""
    try:
        path.write_text(ownforms.dumped(form), "utf-8")
    except OSError as reason:
        raise GroupkitError(_NOT_WRITTEN, name=path.name) from reason


def packed(form: Form) -> str:
    """Return a form as text, finished or not, for the time until somebody comes back to it."""
    return msgspec.json.encode(form).decode()


def unpacked(text: str) -> Form | None:
    """Return what `packed` made a text of; None where it is something else."""
    try:
        return msgspec.json.decode(text, type=Form)
    except msgspec.DecodeError:
        return None


def _key(group: Group, title: str) -> str:
    """Return a key for a title that no other form has."""
    return key_for(title, {form.id for form in listing(group)}, "our-form")
