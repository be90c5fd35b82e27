"""One table of keys: the README prints it, every key does something, and none is one that a terminal takes."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from reader.ui import keys
from reader.ui.body import Body
from reader.ui.cards import Cards
from reader.ui.fact_rows import FactLines
from reader.ui.listing import Listing
from reader.ui.outline import Sections
from reader.ui.screens.desk import Desk

README = Path(__file__).parents[1] / "README.md"
WIDGETS = {"desk": Desk, "list": Listing, "library": Cards, "outline": Sections, "body": Body, "facts": FactLines}
# Taken by the terminal, by tmux and screen, by input methods, or sent as another key.
TAKEN = {
    "ctrl+c", "ctrl+z", "ctrl+s", "ctrl+b", "ctrl+a", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+j", "ctrl+left_square_bracket",
    "ctrl+backslash", "ctrl+space", "ctrl+full_stop", "ctrl+enter", "shift+enter", "ctrl+tab", "shift+pageup", "shift+pagedown",
}  # fmt: skip
TWINS = {
    "slash": "、", "question_mark": "？", "colon": "：", "]": "】", "[": "【", ")": "）", "(": "（", "}": "｝", "{": "｛",
    "less_than_sign": "《", "greater_than_sign": "》", "apostrophe": "‘", "minus": "－", "plus": "＋", "equals_sign": "＝", "*": "×",
}  # fmt: skip


def test_the_readme_prints_the_table() -> None:
    text = README.read_text("utf-8")
    printed = text.partition("<!-- keys -->\n")[2].partition("\n<!-- /keys -->")[0]
    assert printed == keys.table(), "make it again: python -m reader.ui.keys"


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.id)
def test_every_key_has_an_action(key: keys.Key) -> None:
    action = key.action or key.name
    name, _, argument = action.partition("(")
    owner = WIDGETS[key.pane]
    if name.startswith("app."):
        from reader.ui.app import ReaderApp

        owner, name = ReaderApp, name.removeprefix("app.")
    if name.startswith("screen."):
        owner, name = WIDGETS["desk"], name.removeprefix("screen.")
    if name in {"body", "jump"}:
        owner, name = Body, argument.strip("')")
    assert inspect.isfunction(getattr(owner, f"action_{name}", None)), f"{owner.__name__} has no action {name}"


def test_names_are_unique_since_settings_use_them() -> None:
    names = [key.name for key in keys.KEYS]
    assert sorted(names) == sorted(set(names))


def test_no_key_does_two_things_in_one_pane() -> None:
    for pane, widget in WIDGETS.items():
        own = [pressed for key in keys.of(pane) for pressed in key.keys.split(",")]  # type: ignore[arg-type]  # a pane
        assert sorted(own) == sorted(set(own)), widget


def test_no_key_is_bound_that_something_else_takes() -> None:
    bound = {pressed for key in keys.KEYS for pressed in key.keys.split(",")}
    assert not bound & TAKEN
    assert not [pressed for pressed in bound if pressed.startswith("alt+")]


@pytest.mark.parametrize("key", keys.KEYS, ids=lambda key: key.id)
def test_keys_that_an_input_method_changes_have_their_twin(key: keys.Key) -> None:
    held = key.keys.split(",")
    assert all(TWINS[pressed] in held for pressed in held if pressed in TWINS)


def test_settings_change_keys_and_take_them_away() -> None:
    assert keys.keymap({"star": ("w", "ctrl+e"), "copy": ("noop",), "sort": ()}) == {
        "desk.star": "w,ctrl+e", "desk.copy": "noop", "library.sort": "noop",
    }  # fmt: skip


def test_a_name_that_is_no_action_is_named() -> None:
    with pytest.raises(ValueError, match="fly"):
        keys.keymap({"fly": ("w",)})
