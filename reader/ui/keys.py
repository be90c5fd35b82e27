"""Every action of the desk, in one table: bindings, footer, help and the README's key table are read off it.

A Chinese input method in its punctuation mode sends 、 ？ ： 【 】 where the keyboard says / ? : [ ]; each such key has
its full-width twin here. Nothing is bound that tmux, screen, an input method or the terminal itself takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reader.language import _

Pane = Literal["everywhere", "lists", "library", "outline", "body", "facts"]


@dataclass(frozen=True, slots=True)
class Key:
    """`keys` in Textual's names; `label` for the footer, empty where it stays out of it; `help` one sentence."""

    action: str
    keys: tuple[str, ...]
    pane: Pane
    label: str
    help: str

    @property
    def shown(self) -> str:
        """The first key as it stands on the keyboard."""
        return shown(self.keys[0]) if self.keys else ""


def _marked(message: str) -> str:
    """Mark a message for the catalogue; it is translated when it is shown."""
    return message


N_ = _marked

KEYS: tuple[Key, ...] = (
    Key("line(1)", ("j", "down"), "body", N_("move"), N_("One line down; in a list, the next row.")),
    Key("line(-1)", ("k", "up"), "body", "", N_("One line up; in a list, the row before.")),
    Key("page(1)", ("space", "pagedown"), "body", "", N_("One page down.")),
    Key("page(-1)", ("b", "pageup"), "body", "", N_("One page up.")),
    Key("half(1)", ("d",), "body", "", N_("Half a page down.")),
    Key("half(-1)", ("u",), "body", "", N_("Half a page up.")),
    Key("top", ("g", "home"), "body", "", N_("To the top.")),
    Key("end", ("G", "end"), "body", "", N_("To the end.")),
    Key("section(1)", ("right_square_bracket", "】"), "everywhere", N_("section"), N_("The next section.")),
    Key("section(-1)", ("left_square_bracket", "【"), "everywhere", "", N_("The section before.")),
    Key("paragraph(1)", ("right_curly_bracket", "｝"), "body", "", N_("The next paragraph.")),
    Key("paragraph(-1)", ("left_curly_bracket", "｛"), "body", "", N_("The paragraph before.")),
    Key("fact(1)", ("right_parenthesis", "）"), "everywhere", N_("figure"), N_("The next figure in the text.")),
    Key("fact(-1)", ("left_parenthesis", "（"), "everywhere", "", N_("The figure before.")),
    Key("article(1)", ("J",), "everywhere", "", N_("The next article.")),
    Key("article(-1)", ("K",), "everywhere", "", N_("The article before.")),
    Key(
        "find",
        ("slash", "、", "／"),
        "everywhere",
        N_("find"),
        N_("Find in the article; in the library, in all articles."),
    ),
    Key("find_next(1)", ("n",), "everywhere", "", N_("The next hit.")),
    Key("find_next(-1)", ("N",), "everywhere", "", N_("The hit before.")),
    Key("same", ("asterisk", "＊", "×"), "everywhere", "", N_("Find this name, figure or word in the whole folder.")),
    Key("export", ("e",), "everywhere", N_("export section"), N_("Write the current section as Markdown.")),
    Key("export_more", ("E",), "everywhere", "", N_("Choose what to export, and how.")),
    Key("copy", ("y",), "everywhere", N_("copy"), N_("Copy the paragraph or the fact, with where it is from.")),
    Key("copy_section", ("Y",), "everywhere", "", N_("Copy the section.")),
    Key("select", ("v",), "body", "", N_("Select text with the movement keys; y copies it.")),
    Key("links", ("f",), "body", N_("links"), N_("Show a letter at each link; typing it shows the address and asks.")),
    Key("filter", ("f",), "lists", N_("filter"), N_("Filter the list as you type.")),
    Key("sort", ("s",), "lists", N_("sort"), N_("Sort by the next key.")),
    Key("sort_reverse", ("S",), "lists", "", N_("Reverse the order.")),
    Key("scope", ("a",), "facts", N_("section/article"), N_("Facts of this section, or of the whole article.")),
    Key("tab(1)", ("right",), "facts", N_("tab"), N_("The next tab.")),
    Key("tab(-1)", ("left",), "facts", "", N_("The tab before.")),
    Key("fold", ("left",), "outline", "", N_("Fold the section.")),
    Key("unfold", ("right",), "outline", "", N_("Unfold the section.")),
    Key("heading", ("H",), "everywhere", "", N_("Make the paragraph a heading, or a heading a paragraph.")),
    Key("level(-1)", ("less_than_sign", "《"), "everywhere", "", N_("Promote the heading at the cursor.")),
    Key("level(1)", ("greater_than_sign", "》"), "everywhere", "", N_("Demote the heading at the cursor.")),
    Key("removed", ("R",), "everywhere", "", N_("What was taken out of the page, and where.")),
    Key("encoding", ("C",), "everywhere", "", N_("Read the file in another encoding.")),
    Key("reload", ("f5",), "everywhere", "", N_("Read the file again, staying at the place.")),
    Key("image", ("i",), "body", "", N_("Show the picture at the cursor.")),
    Key("open_source", ("o",), "everywhere", "", N_("Open the article's address in the browser, after showing it.")),
    Key("mark", ("m",), "body", "", N_("Set a mark: m and a letter.")),
    Key("go_mark", ("apostrophe", "‘", "’"), "body", "", N_("Go to a mark: ' and its letter; '' is the last place.")),
    Key("back", ("B", "backspace"), "everywhere", "", N_("Back to where you came from.")),
    Key("forward", ("F",), "everywhere", "", N_("Forward again.")),
    Key("read", ("r",), "everywhere", "", N_("Mark the article read or unread.")),
    Key("star", ("x",), "everywhere", "", N_("Give the article a star, or take it.")),
    Key("next_pane(1)", ("tab",), "everywhere", N_("pane"), N_("The next pane.")),
    Key("next_pane(-1)", ("shift+tab",), "everywhere", "", N_("The pane before.")),
    Key("show('library')", ("1",), "everywhere", N_("library"), N_("Show or hide the library.")),
    Key("show('outline')", ("2",), "everywhere", N_("outline"), N_("Show or hide the outline.")),
    Key("show('body')", ("3", "z"), "everywhere", "", N_("The text alone, and back.")),
    Key("show('facts')", ("4",), "everywhere", N_("facts"), N_("Show or hide the facts.")),
    Key("width(-1)", ("minus", "－"), "everywhere", "", N_("A narrower column.")),
    Key("width(1)", ("plus", "＋"), "everywhere", "", N_("A wider column.")),
    Key("width(0)", ("equals_sign", "＝"), "everywhere", "", N_("The usual column.")),
    Key("theme", ("T",), "everywhere", "", N_("The next theme.")),
    Key("palette", ("colon", "：", "ctrl+p"), "everywhere", "", N_("Every command, by name.")),
    Key("help", ("question_mark", "？", "f1"), "everywhere", N_("help"), N_("This help.")),
    Key("cancel", ("escape",), "everywhere", "", N_("Cancel: close what is open, clear the search. Never quits.")),
    Key("leave", ("q",), "everywhere", N_("back"), N_("Back one level; at the top, quit.")),
    Key("quit", ("ctrl+q",), "everywhere", "", N_("Quit.")),
)

_SHOWN = {
    "space": "␣", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "down": "↓", "up": "↑", "left": "←",
    "right": "→", "right_square_bracket": "]", "left_square_bracket": "[", "right_curly_bracket": "}",
    "left_curly_bracket": "{", "right_parenthesis": ")", "left_parenthesis": "(", "slash": "/", "asterisk": "*",
    "less_than_sign": "<", "greater_than_sign": ">", "apostrophe": "'", "backspace": "⌫", "tab": "Tab",
    "shift+tab": "⇧Tab", "minus": "-", "plus": "+", "equals_sign": "=", "colon": ":", "question_mark": "?",
    "escape": "Esc", "f1": "F1", "f5": "F5", "ctrl+p": "^P", "ctrl+q": "^Q", "enter": "⏎",
}  # fmt: skip


def shown(key: str) -> str:
    """A key as it stands on the keyboard."""
    return _SHOWN.get(key, key)


def name(key: Key) -> str:
    """The stable name of an action, for the settings file: `section_next`, `show_library` …"""
    verb, _paren, argument = key.action.rstrip(")").partition("(")
    direction = {"1": "_next", "-1": "_previous", "0": "_usual", "": ""}
    return verb + direction.get(argument, "_" + argument.strip("'"))


def keymap(changed: Mapping[str, tuple[str, ...]] | None = None) -> tuple[Key, ...]:
    """The table with the user's own keys in it; an action without keys can't be reached by any."""
    changed = changed or {}
    return tuple(
        Key(key.action, changed[name(key)], key.pane, key.label, key.help) if name(key) in changed else key
        for key in KEYS
    )


def label(key: Key) -> str:
    return _(key.label) if key.label else ""


def sentence(key: Key) -> str:
    return _(key.help)
