"""What a person can do: one function per action, the same for window, command line and notebook."""

from groupkit.lazy import on_demand

__getattr__ = on_demand(__name__)
