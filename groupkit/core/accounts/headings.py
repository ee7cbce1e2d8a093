"""The lines and headings a charity's accounts have, in our words; every text is translated by its key."""

from collections.abc import Mapping
from dataclasses import dataclass

from groupkit import extraction as forms
from groupkit.i18n import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of the yearly account and the sorts of pots in it; `form_title` is what the form calls it."""

    key: str
    title: str
    form_title: str
    funds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """A line of the yearly account; `line` is its number on the form, `sum` says how it is worked out."""

    key: str
    line: str = ""
    title: str
    form_title: str
    sum: str
    only_if_used: bool = False
    all_is_nil: bool = False
    agrees_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the Scottish account, money in or out."""

    key: str
    direction: str
    title: str
    form_title: str
    paragraph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGoes:
    """Where a kind that comes with groupkit, or can be added with one tap, goes in the accounts."""

    key: str
    name: str
    direction: str
    cc16: str
    scotland: str
    offered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class YearForm:
    """The yearly account: its columns, lines, Scottish headings, balances, and where each kind goes."""

    id: str
    source: str
    license: str
    title: str
    intro: str
    pence: str
    rounded: str
    owed: str
    agrees: str
    differs: str
    no_last_year: str
    column: tuple[FormColumn, ...]
    line: tuple[FormLine, ...]
    scotland: tuple[Heading, ...]
    balances: tuple[FormLine, ...]
    kind: tuple[KindGoes, ...]

    def titled(self, key: str) -> str:
        """Return the title of a line or balance."""
        return next(row.title for row in (*self.line, *self.balances) if row.key == key)


LINES: Mapping[str, tuple[str, ...]] = {"in": ("a1", "a2"), "out": ("a3", "a4"), "difference": ()}
"""The lines a kind can stand on, by the way its money goes."""
_USUAL: Mapping[str, str] = {"in": "other-charitable", "out": "charitable", "difference": ""}


def translated(form: YearForm, words: Catalogue) -> YearForm:
    """Return a form in the language of `words`."""
    return forms.translated(form, forms.FIELDS["money"], f"money/{form.id}", words.pgettext)


def lines_for(form: YearForm, direction: str) -> tuple[FormLine, ...]:
    """Return the lines of the charity's form a kind can stand on."""
    return tuple(line for line in form.line if line.key in LINES[direction])


def headings_for(form: YearForm, direction: str) -> tuple[Heading, ...]:
    """Return the headings of the Scottish account a kind can stand under."""
    return tuple(heading for heading in form.scotland if heading.direction == direction)


def goes(form: YearForm, name: str, direction: str, words: Catalogue) -> tuple[str, str]:
    """Return the line ("a1" to "a4") and the Scottish heading of a kind, by its name in English or in `words`."""
    plain = name.strip().casefold()
    for kind in form.kind:
        if kind.direction == direction != "difference" and plain in _names(kind, words):
            return kind.cc16, kind.scotland
    return ("a3" if direction == "out" else "a1"), _USUAL[direction]


def _names(kind: KindGoes, words: Catalogue) -> frozenset[str]:
    return frozenset(name.strip().casefold() for name in (kind.name, words.gettext(kind.name)))
