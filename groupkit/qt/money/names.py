"""Who it was: a name chosen from the people the group knows, or typed."""

from collections.abc import Iterable

from groupkit.core.meetings import Occasion
from groupkit.qt.entries import Choice
from groupkit.services import service
from groupkit.services.group import Group

_LONGEST, _SHOWN = 40, 14
_COUNTERS = ("treasurer", "secretary", "chair", "timekeeper", "reader", "greeter")


class Name(Choice[str]):
    """A first name: one from the list, or any other that is typed."""

    def __init__(self, names: Iterable[str], chosen: str = "") -> None:
        super().__init__((name, name) for name in names)
        self.setEditable(True)
        self.setMinimumContentsLength(_SHOWN)
        self.setInsertPolicy(self.InsertPolicy.NoInsert)
        # A completer would turn a new "Jo" into the "Joan" who is on the list.
        edit = self.lineEdit()
        if edit is not None:
            edit.setCompleter(None)  # type: ignore[arg-type]  # Qt takes None here; its hints do not say so
            edit.setMaxLength(_LONGEST)
            edit.returnPressed.connect(self.focusNextChild)
        self.setEditText(chosen)

    def name(self) -> str:
        """Return the name chosen or typed, or an empty text."""
        return self.currentText().strip()


def known(group: Group) -> tuple[str, ...]:
    """Return the names of the people on the list."""
    return tuple(person.short_name for person in service.people(group))


def holder(group: Group, occasion: Occasion, *roles: str, but: Iterable[str] = ()) -> str:
    """Return the first of these roles' holders at a meeting who is none of `but`, or an empty text."""
    left_out = {name.casefold() for name in but}
    by_role = {
        one.role.key: one.person.short_name for one in service.who(group, occasion) if one.person is not None
    }
    names = (by_role[role] for role in roles if role in by_role)
    return next((name for name in names if name.casefold() not in left_out), "")


def second_counter(group: Group, occasion: Occasion, first: str) -> str:
    """Return who is likely to count second: somebody with a role that evening who has not counted."""
    return holder(group, occasion, *_COUNTERS, but=(first,))
