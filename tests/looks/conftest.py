"""Pictures are taken at the same desk that the journeys use."""

from __future__ import annotations

from tests.journeys.conftest import desk, folder, own_home

__all__ = ["desk", "folder", "own_home"]
