"""The preferences of one person on this computer, made from the fields of the settings."""

from collections.abc import Callable
from dataclasses import Field as Attribute
from dataclasses import fields, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from groupkit.core.settings import Settings
from groupkit.i18n import N_, _, current, languages, ngettext, own_name
from groupkit.qt.entries import Choice
from groupkit.qt.fields import Field
from groupkit.qt.pieces import card, stack, text

_SCHEMES = {"light": N_("Light"), "dark": N_("Dark")}


def _words(name: str, value: Any) -> str:  # noqa: ANN401  a value of any field
    """Say one choice of a field in words."""
    if name == "language":
        return own_name(value)
    if name == "text_size":
        return current().percent(value / 100)
    if name == "lock_after":
        return ngettext("{count} minute", "{count} minutes", value).format(count=value)
    return _(_SCHEMES.get(value, str(value)))


class OwnSettings(QWidget):
    """One question for each preference; a new answer is worn at once."""

    def __init__(self, settings: Settings, change: Callable[[Settings], object]) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self.choices: dict[str, Choice[Any]] = {}
        lines = stack(text(_("Yours, on this computer"), "heading"), space="l")
        for attribute in fields(Settings):
            lines.addWidget(self._field(attribute))
        self.setLayout(stack(card(lines)))

    def _field(self, attribute: "Attribute[Any]") -> QWidget:
        name, about = attribute.name, attribute.metadata
        now = getattr(self._settings, name)
        offered = about.get("choices") or languages()
        values = offered if now in offered else (*offered, now)
        choice: Choice[Any] = Choice(((value, _words(name, value)) for value in values), now)
        choice.activated.connect(partial(self._chosen, name, choice))
        self.choices[name] = choice
        label, hint = about["label"], about["help"]
        return Field(_(label), choice, hint=_(hint))

    def _chosen(self, name: str, choice: Choice[Any], _at: int) -> None:
        answer: dict[str, Any] = {name: choice.value()}
        changed = replace(self._settings, **answer)
        if changed != self._settings:
            self._change(changed)
