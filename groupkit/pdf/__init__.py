"""Printed documents: values in, paper out."""

from groupkit.lazy import on_demand

__getattr__ = on_demand(__name__)
