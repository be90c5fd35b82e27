"""`reader settings`: what it prints can be taken into force, and the README says what is so."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from reader.commands import run
from reader.store import folders, settings
from reader.ui import keys

README = Path(__file__).parents[2] / "README.md"


def test_everything_that_can_be_set_is_printed_as_it_is_by_itself(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["settings"]) == 0
    out = capsys.readouterr().out
    assert str(folders.settings()) in out
    (tmp_path / "off.toml").write_text(out, "utf-8")
    assert settings.load(tmp_path / "off.toml") == settings.Options()
    (tmp_path / "on.toml").write_text(re.sub(r"^# (?=\w+ = )", "", out, flags=re.MULTILINE), "utf-8")
    loaded = settings.load(tmp_path / "on.toml")
    assert loaded.exports == folders.exports()
    assert keys.keymap(loaded.keys) == {key.id: key.keys for key in keys.KEYS}
    own = {"theme": None, "language": None, "exports": None, "keys": {}, "asks": True}
    assert dataclasses.replace(loaded, **own) == settings.Options()
    assert (loaded.theme, loaded.language) == ("dark", "zh")
    named = {field.name for field in dataclasses.fields(settings.Options)} - {"asks"}
    assert all(re.search(rf"^# {name} = |^\[{name}\]", out, re.MULTILINE) for name in named)


def test_the_settings_of_the_readme_are_taken(tmp_path: Path) -> None:
    (printed,) = re.findall(r"```toml\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    (tmp_path / "settings.toml").write_text(printed, "utf-8")
    loaded = settings.load(tmp_path / "settings.toml")
    assert (loaded.theme, loaded.width) == ("paper", 72)
    assert keys.keymap(loaded.keys) == {"desk.export_section": "e,ctrl+e", "desk.star": keys.NOOP}
