"""Boxes with few places and no waiting for the disk: both are proven with the box itself."""

import os

import pytest

from groupkit.storage.feedback import box


@pytest.fixture(autouse=True)
def small_boxes(monkeypatch):
    """Let a box begin with few places, and the disk take its time later."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    monkeypatch.setattr(box, "SLOTS", 24)
    monkeypatch.setattr(box, "SEGMENTS", 1)
