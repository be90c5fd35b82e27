"""Foreign text is never markup (T4): a rule over the source of the screens, and titles that would act or crash."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.content import Content

from reader.store.settings import Options
from reader.ui.app import ReaderApp
from reader.ui.library import Library

UI = Path(__file__).parents[2] / "reader" / "ui"
# Widgets and calls of Textual that read a string as markup unless told not to.
PARSES = {"Static", "Label", "Button", "Option", "Collapsible", "TabPane", "Tab", "Selection", "Checkbox", "RadioButton", "notify", "Toast", "Tooltip", "from_markup", "Markdown"}  # fmt: skip
TITLES = ("border_title", "border_subtitle", "tooltip", "title", "sub_title")
SAFE = {"Content", "Text", "_", "ngettext", "styled", "assemble"}


def offences(source: str) -> Iterator[str]:
    """Each place where a string that is not our own reaches something that reads markup."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in PARSES:
            plain = any(word.arg == "markup" and _is(word.value, False) for word in node.keywords)
            if node.args and not plain and not _ours(node.args[0]):
                yield f"{node.lineno}: {ast.unparse(node)[:100]}"
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            target = node.targets[0]
            if target.attr in TITLES[:3] and not _ours(node.value):
                yield f"{node.lineno}: {ast.unparse(node)[:100]}"


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is(node: ast.expr, value: object) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _ours(node: ast.expr) -> bool:
    """A constant, a message of the catalogue, or text that says itself that it is no markup."""
    if isinstance(node, ast.IfExp):
        return _ours(node.body) and _ours(node.orelse)
    if isinstance(node, ast.BoolOp):
        return all(map(_ours, node.values))
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Call) and _name(node.func) in SAFE)


def test_no_screen_reads_foreign_text_as_markup() -> None:
    found = [
        f"{path.relative_to(UI)}:{place}" for path in UI.rglob("*.py") for place in offences(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    ["Static(name)", "app.notify(f'{title} saved')", "Label(_('{n}').format(n=x))", "self.border_title = title", "panel.tooltip = x or ''", "Content.from_markup(x)"],
)  # fmt: skip
def test_the_rule_sees_what_it_forbids(source: str) -> None:
    assert list(offences(source))


@pytest.mark.parametrize(
    "source", ["Static(name, markup=False)", "Static(Content(name))", "self.border_title = _('Facts')", "Label('x')"]
)
def test_the_rule_lets_pass_what_is_safe(source: str) -> None:
    assert not list(offences(source))


HOSTILE = ("[/未]", "[@click=app.quit]点[/]", "[link=javascript:x]y[/]", "[b", "\\[[$x]")


@pytest.mark.parametrize("title", HOSTILE)
async def test_a_title_is_shown_as_it_is_wherever_it_stands(title: str, tmp_path: Path) -> None:
    """In the list, the header, the outline, the facts and on the sheets; and clicking it does nothing but open it."""
    quoted = title.replace("'", "''")
    for name in ("a", "b"):
        body = f"<h2>{title}</h2><p>“{title}共有三十人。”张三说：“{title}有12元。”</p><pre>{title}</pre><p><a href='http://e.example/{title}'>{title}</a></p>"
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: '{quoted}{name}'\nauthor: '{quoted}'\ncategories: ['{quoted}']\n---\n{body}", "utf-8")  # fmt: skip
    app = ReaderApp([str(tmp_path)], Options(tagger=False))
    async with app.run_test(size=(150, 40)) as pilot:
        await pilot.pause(0.3)
        await app.workers.wait_for_complete()
        library = app.screen.query_one(Library)
        assert {title + "a", title + "b"} <= {card.title for card in library.cards}
        await pilot.click(Library, offset=(6, 2))
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert title in _drawn(app)
        for key in ("2", "3", "4", "question_mark", "escape", "f", "escape", "1"):
            await pilot.press(key)
        assert app.is_running
        assert app.return_code is None or app.return_code == 0


def _drawn(app: ReaderApp) -> str:
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def test_content_is_what_keeps_it_so() -> None:
    """The library's promise that the rule rests on."""
    assert all(Content(title).plain == title for title in HOSTILE)
