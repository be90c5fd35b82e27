"""Every key of the reader, once: bindings, footer, help, palette, README and the reader's own settings follow this table.

A key that a Chinese input method changes while it types Chinese punctuation has its full-width twin beside it.
`name` is what the settings file calls an action; `noop` there takes the key away. Nothing is bound that tmux, screen,
an input method or the terminal itself takes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.language import _

if TYPE_CHECKING:
    from textual.binding import ActiveBinding, Binding

NOOP = "noop"  # no keyboard has it: what it is bound to cannot be pressed

Pane = Literal["desk", "list", "library", "outline", "body", "facts"]


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate this later"
    return message


@dataclass(frozen=True, slots=True)
class Key:
    """One action: `keys` separated by commas, as Textual names them; `footer` 0 never shows, higher shows earlier."""

    name: str
    keys: str
    label: str
    help: str
    pane: Pane = "desk"
    footer: int = 0
    action: str | None = None
    pair: tuple[str, str] | None = None  # caps and label in the footer, where one entry speaks for two keys

    @property
    def id(self) -> str:
        """What Textual calls the binding; a name may stand in two panes."""
        return f"{self.pane}.{self.name}"

    @property
    def keycaps(self) -> tuple[str, ...]:
        """The keys as they stand on the keyboard, without their full-width twins."""
        return tuple(cap(key) for key in self.keys.split(",") if key.isascii())


PANES: tuple[tuple[Pane, str], ...] = (
    ("desk", N_("Everywhere")),
    ("list", N_("In every list")),
    ("library", N_("Library")),
    ("outline", N_("Outline")),
    ("body", N_("Text")),
    ("facts", N_("Facts")),
)

_MOVE, _SECTIONS = ("j k", N_("move")), ("] [", N_("sections"))
_FIGURES, _TABS = (") (", N_("figures")), ("← →", N_("tabs"))

KEYS: tuple[Key, ...] = (
    # Moving
    Key("line_down", "j,down", N_("down"), N_("Down one line"), "body", 60, pair=_MOVE),
    Key("line_up", "k,up", N_("up"), N_("Up one line"), "body"),
    Key("page_down", "space,pagedown", N_("page"), N_("Down one page"), "body", 40),
    Key("page_up", "b,pageup", N_("page up"), N_("Up one page"), "body"),
    Key("half_page_down", "d,ctrl+d", N_("half page"), N_("Down half a page"), "body"),
    Key("half_page_up", "u,ctrl+u", N_("half up"), N_("Up half a page"), "body"),
    Key("top", "g,home", N_("top"), N_("To the top"), "body", action="screen.jump('top')"),
    Key("end", "G,end", N_("end"), N_("To the end"), "body", action="screen.jump('end')"),
    Key("row_down", "j,down", N_("down"), N_("Next row"), "list", 60, pair=_MOVE),
    Key("row_up", "k,up", N_("up"), N_("Previous row"), "list"),
    Key("rows_page_down", "space,pagedown,d", N_("page"), N_("Down one page of rows"), "list"),
    Key("rows_page_up", "b,pageup,u", N_("page up"), N_("Up one page of rows"), "list"),
    Key("first_row", "g,home", N_("first"), N_("First row"), "list"),
    Key("last_row", "G,end", N_("last"), N_("Last row"), "list"),
    Key("choose", "enter", N_("go"), N_("Open the row, or go to its place in the text"), "list", 58),
    Key("filter", "f", N_("filter"), N_("Filter as you type; Esc shows everything again"), "list", 30),
    Key("next_section", "],】,］", N_("next section"), N_("Next section"), footer=50, action="jump('next_section')", pair=_SECTIONS),
    Key("previous_section", "[,【,［", N_("section before"), N_("Previous section"), action="jump('previous_section')"),
    Key("next_fact", "),）", N_("next figure"), N_("Next figure"), footer=48, action="body('next_fact')", pair=_FIGURES),
    Key("previous_fact", "(,（", N_("figure before"), N_("Previous figure"), action="body('previous_fact')"),
    Key("next_paragraph", "},｝", N_("next paragraph"), N_("Next paragraph"), action="body('next_paragraph')"),
    Key("previous_paragraph", "{,｛", N_("paragraph before"), N_("Previous paragraph"), action="body('previous_paragraph')"),
    Key("next_article", "J", N_("next article"), N_("Next article of the library"), action="article(1)"),
    Key("previous_article", "K", N_("article before"), N_("Previous article of the library"), action="article(-1)"),
    Key("go_back", "B,backspace", N_("back"), N_("Back to the place before the last jump")),
    Key("go_forward", "F", N_("forward"), N_("Forward again")),
    # Panes
    Key("next_pane", "tab", N_("pane"), N_("Next pane"), footer=20, action="app.focus_next"),
    Key("previous_pane", "shift+tab", N_("pane before"), N_("Previous pane"), action="app.focus_previous"),
    Key("pane_right", "right", N_("right"), N_("To the pane on the right"), action="beside(1)"),
    Key("pane_left", "left", N_("left"), N_("To the pane on the left"), action="beside(-1)"),
    Key("library", "1", N_("library"), N_("To the library; from inside, hide it"), footer=28, action="pane('library')"),
    Key("outline", "2", N_("outline"), N_("To the outline; from inside, hide it"), footer=27, action="pane('outline')"),
    Key("text_only", "3,z", N_("text only"), N_("Only the text, and back to all panes")),
    Key("facts", "4", N_("facts"), N_("To the facts; from inside, hide them"), footer=26, action="pane('facts')"),
    # Finding
    Key("find", "slash,、,／", N_("find"), N_("Find in this article; in the library, search all articles"), footer=46),
    Key("next_match", "n", N_("next match"), N_("Next match"), action="match(1)"),
    Key("previous_match", "N", N_("match before"), N_("Previous match"), action="match(-1)"),
    Key("look_everywhere", "*,＊,×", N_("in all articles"), N_("Look for the fact or the selected words in all articles"), footer=15),
    # Taking along
    Key("copy", "y", N_("copy"), N_("Copy the paragraph, the selection or the fact, with its source"), footer=38),
    Key("copy_section", "Y", N_("copy section"), N_("Copy the section with its source")),
    Key("export_section", "e", N_("export section"), N_("Save the current section as Markdown"), footer=45),
    Key("export", "E", N_("export …"), N_("Choose what to save, and as what")),
    Key("star", "x", N_("star"), N_("Star the article, or take the star away"), footer=12),
    Key("read_mark", "r", N_("read/unread"), N_("Mark the article as read or unread"), footer=11),
    Key("mark", "m", N_("mark"), N_("Mark this place with a letter")),
    Key("go_to_mark", "apostrophe,‘,’,＇", N_("to mark"), N_("Go to a marked place; twice: where you were before the last jump")),
    Key("open_source", "o", N_("source"), N_("Open the article's own page in the browser")),
    # The library
    Key("sort", "s", N_("sort"), N_("Sort by the next thing: file, date, title, source, length, progress"), "library", 33),
    Key("sort_reverse", "S", N_("reverse"), N_("Sort the other way round"), "library"),
    Key("leave", "q", N_("quit"), N_("Quit"), "library", 55, action="screen.back_or_quit"),
    Key("group", "c", N_("group"), N_("Group by source, by category, or not at all"), "library", 31),
    # The outline
    Key("fold", "left", N_("fold"), N_("Fold the sections below"), "outline"),
    Key("unfold", "right", N_("unfold"), N_("Unfold, then go to the text"), "outline"),
    Key("promote", "less_than_sign,《", N_("promote"), N_("Make the heading one level higher"), action="heading('promote')"),
    Key("demote", "greater_than_sign,》", N_("demote"), N_("Make the heading one level lower"), action="heading('demote')"),
    Key("heading", "H", N_("heading"), N_("Make the paragraph a heading, or the heading a paragraph"), action="heading('heading')"),
    Key("undo", "U", N_("undo"), N_("Take back the last correction of the outline")),
    # The facts
    Key("next_tab", "right", N_("next tab"), N_("Next tab"), "facts", 57, pair=_TABS),
    Key("previous_tab", "left", N_("tab before"), N_("Previous tab"), "facts"),
    Key("scope", "a", N_("section/all"), N_("Facts of this section, or of the whole article"), "facts", 34),
    Key("sort_facts", "s", N_("sort"), N_("Sort by kind, by place or by size"), "facts", 33),
    # The text
    Key("select", "v", N_("select"), N_("Select with the keyboard; y copies, Esc ends"), "body", 25),
    Key("hints", "f", N_("links"), N_("Open a link by its letters"), "body", 37),
    Key("image", "i", N_("image"), N_("Show the image at the cursor"), "body"),
    Key("narrower", "minus,－", N_("narrower"), N_("Narrower column"), action="width(-1)"),
    Key("wider", "plus,＋", N_("wider"), N_("Wider column"), action="width(1)"),
    Key("default_width", "equals_sign,＝", N_("usual width"), N_("The usual width of the column"), action="width(0)"),
    # The desk itself
    Key("removed", "R", N_("removed"), N_("What was removed from the page, why and where")),
    Key("encoding", "C", N_("encoding"), N_("Read the file in another encoding")),
    Key("reload", "ctrl+r,f5", N_("reload"), N_("Read the file again, keeping the place")),
    Key("theme", "T", N_("theme"), N_("Next theme: dark, light, paper, high contrast"), action="app.theme"),
    Key("palette", "colon,：,ctrl+p", N_("commands"), N_("All commands by name")),
    Key("help", "question_mark,？,f1", N_("help"), N_("The keys of this pane"), footer=90),
    Key("cancel", "escape", N_("cancel"), N_("Cancel, close, clear; never quits")),
    Key("back_or_quit", "q", N_("back"), N_("One level back; at the top, quit"), footer=55),
    Key("quit", "ctrl+q", N_("quit"), N_("Quit"), action="app.quit"),
)  # fmt: skip

_CAPS = {
    "slash": "/", "question_mark": "?", "colon": ":", "apostrophe": "'", "minus": "-", "plus": "+", "equals_sign": "=",
    "less_than_sign": "<", "greater_than_sign": ">", "left_square_bracket": "[", "right_square_bracket": "]",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "asterisk": "*", "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "␣", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "enter": "Enter", "escape": "Esc", "tab": "Tab",
    "shift+tab": "Shift-Tab", "backspace": "Backspace", "f1": "F1", "f5": "F5",
}  # fmt: skip


def cap(key: str) -> str:
    """A key as it stands on the keyboard: Textual's names of characters are turned into the characters."""
    if key.startswith("ctrl+"):
        return f"^{key[5:].upper()}"
    return _CAPS.get(key, key)


def of(*panes: Pane) -> list[Key]:
    """The table's rows for these panes, in the table's order."""
    return [key for key in KEYS if key.pane in panes]


def bindings(*panes: Pane) -> list[Binding]:
    """What a widget of these panes binds; the labels are translated where they are shown."""
    from textual.binding import Binding

    return [
        Binding(key.keys, key.action or key.name, key.label, show=bool(key.footer), id=key.id) for key in of(*panes)
    ]


# What these do, they do to a text
_TO_A_TEXT = frozenset({"next_section", "next_fact", "copy", "export_section", "look_everywhere"})


def live(active: Mapping[str, ActiveBinding], text: bool = True) -> list[tuple[str, str, str]]:
    """Caps, label and Textual's name of the keys that work now (its `active_bindings`), the most useful ones first.

    `text`: whether there is one; without it the keys that need it are not offered.
    """
    known = {key.id: key for key in KEYS if key.footer and (text or not _needs_text(key))}
    bound: dict[str, str] = {}
    for pressed, entry in active.items():
        if entry.enabled and entry.binding.id in known:
            bound.setdefault(entry.binding.id, pressed)
    rows = sorted((known[name] for name in bound), key=lambda key: -key.footer)
    return [(*_footed(key, bound[key.id]), bound[key.id]) for key in rows]


def _needs_text(key: Key) -> bool:
    return key.pane == "body" or key.name in _TO_A_TEXT


def _footed(key: Key, pressed: str) -> tuple[str, str]:
    """As the table says, or, where the reader has changed the key, as it is now."""
    changed = cap(pressed) not in key.keycaps
    if key.pair and not changed:
        return key.pair[0], _(key.pair[1])
    return cap(pressed) if changed else key.keycaps[0], _(key.label)


def keymap(changes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The reader's own keys (export_section = ["ctrl+e", "w"], star = "noop") as Textual wants them.

    Raises ValueError, with a sentence for the reader, when a name is not in the table.
    """
    known = {key.name: key.id for key in KEYS}
    if unknown := sorted(set(changes) - set(known)):
        raise ValueError(
            _("the settings give keys to {names}: there is no such action. ? lists the actions").format(
                names=", ".join(unknown)
            )
        )
    return {known[name]: ",".join(keys) or NOOP for name, keys in changes.items()}


def table() -> str:
    """The table of all keys for the README, as Markdown."""
    rows = ["| key | what it does |", "| --- | --- |"]
    for pane, title in PANES:
        rows.append(f"| | **{title}** |")
        rows += [f"| {_code(key)} | {key.help} |" for key in of(pane)]
    return "\n".join(rows)


def _code(key: Key) -> str:
    return " ".join(f"`{pressed}`" for pressed in key.keycaps)


if __name__ == "__main__":
    print(table())  # noqa: T201 - the README's table is made from it
