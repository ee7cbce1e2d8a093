"""What the rota page says about a rota that is suggested."""

from groupkit.i18n import _, ngettext
from groupkit.services.rota.planning import Rota

_CLOSE = 0.02


def told(rota: Rota) -> str:
    """Say how full and how fair a suggested rota is, and what is proved about it."""
    empty = len(rota.empty)
    if empty:
        said = ngettext("{count} place has nobody.", "{count} places have nobody.", empty).format(count=empty)
    else:
        said = _("Every place is filled.")
    return " ".join((said, _how_fair(rota)))


def _how_fair(rota: Rota) -> str:
    if rota.stopped:
        return _("This is the best so far: it was stopped early, and another try may differ.")
    if rota.gap == 0:
        return _("It is proved that no rota is fuller, and none shared out more fairly.")
    if rota.gap is not None and rota.gap <= _CLOSE:
        return _("It is proved that no rota is fuller, and hardly any could be shared out more fairly.")
    if rota.full:
        return _("It is proved that no rota is fuller. A longer try may share it out a little more fairly.")
    return _("Nobody has two jobs at once, and everybody has their rest.")
