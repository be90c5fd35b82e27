"""The header: title on the left; source, date, categories, minutes and place on the right. What does not fit waits."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from reader.core.model import Article
from reader.language import _
from reader.ui import wording
from reader.ui.arrangement import HEADER_IN_ONE_LINE
from reader.ui.document import Document
from reader.ui.filling import Filling
from reader.ui.folding import cells, shortened


class Header(Filling):
    """Down: `document`, `block` (where the reader is), `file`, the name of one that cannot be read."""

    COMPONENT_CLASSES = {"header--title", "header--quiet"}  # noqa: RUF012 - Textual's own way
    document: reactive[Document | None] = reactive(None)
    block: reactive[int] = reactive(0)
    begun: reactive[bool] = reactive(False)  # only the beginning of the document is there
    file: reactive[str] = reactive("")

    def get_content_height(self, *_sizes: object) -> int:
        return 1 if self.app.size.width >= HEADER_IN_ONE_LINE else 2

    def render(self) -> Content:
        width = self.size.width
        title_style = self.get_visual_style("header--title", partial=True)
        quiet = self.get_visual_style("header--quiet", partial=True)
        if self.document is None:
            return Content.styled(shortened(wording.path(self.file), width) if self.file else _("reader"), quiet)
        article = self.document.article
        title = article.meta.title or _("without title")
        if self.size.height > 1:
            below = self._particulars(article, width)
            return Content("\n").join(
                [Content.styled(shortened(title, width), title_style), Content.styled(below, quiet)]
            )
        particulars = self._particulars(article, max(30, width - cells(title) - 3))
        title = shortened(title, width - cells(particulars) - 2)
        gap = " " * (width - cells(title) - cells(particulars))
        return Content.assemble(Content.styled(title, title_style), gap, Content.styled(particulars, quiet))

    def _particulars(self, article: Article, width: int) -> str:
        """As many as fit, the place always where there is one."""
        meta = article.meta
        known = len(article.blocks) if not self.begun else "…"
        place = [f"¶ {min(self.block + 1, len(article.blocks))}/{known}"] if article.blocks else []
        wanted = [
            wording.source(meta),
            wording.day(meta.date),
            wording.categories(meta.categories, wording.source(meta)),
            _("reading on …") if self.begun else wording.duration(wording.minutes(article)),
        ]
        parts = [part for part in wanted if part]
        while parts and cells(" · ".join([*parts, *place])) > width:
            parts.remove(max(parts, key=cells))
        return " · ".join([*parts, *place])
