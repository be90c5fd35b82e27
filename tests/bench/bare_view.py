"""The least a view over many lines can be in Textual: what moving through an article is measured beside."""

import sys

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

LINE = "办案人员把最后一箱卡推上地磅，屏幕上的数字停在约70吨。这是收网时的一幕：全国"


class Bare(ScrollView, can_focus=True):
    BINDINGS = [  # noqa: RUF012
        Binding("j", "move(1)"),
        Binding("space", "move(30)"),
        Binding("right_square_bracket", "move(45)"),
        Binding("right_parenthesis", "move(2)"),
    ]

    def __init__(self, lines: int) -> None:
        super().__init__()
        self.lines = [f"{number:06} {LINE}" for number in range(lines)]

    def on_mount(self) -> None:
        self.virtual_size = Size(80, len(self.lines))
        self.focus()

    def action_move(self, rows: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        text = self.lines[at] if at < len(self.lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


class BareApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Bare(int(sys.argv[1]))


if __name__ == "__main__":
    BareApp().run()
