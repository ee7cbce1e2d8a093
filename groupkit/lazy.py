"""Loads a module when it is first used, so that opening the window does not pay for printing.

Beside each use stands the ordinary import under `TYPE_CHECKING`: types and import contracts see it.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType


def lazily(name: str) -> ModuleType:
    """Return a module that runs on first use; raise ModuleNotFoundError at once where there is none."""
    if name in sys.modules:
        return sys.modules[name]
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name=name)
    spec.loader = LazyLoader(spec.loader)
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
    return module


def on_demand(package: str) -> Callable[[str], ModuleType]:
    """Return a package's `__getattr__`: after `import groupkit`, `groupkit.services.money` is simply there."""

    def load(name: str) -> ModuleType:
        try:
            return import_module(f"{package}.{name}")
        except ModuleNotFoundError as missing:
            raise AttributeError(name) from missing

    return load
