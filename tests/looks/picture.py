"""The picture of the README: the desk on a sample article. `make picture` writes it anew."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ARTICLE = HERE.parents[1] / "articles" / "phone-cards.md"
SIZE = (140, 40)
_FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def picture() -> str:
    """The desk as SVG, with the fonts of whoever looks at it: the picture fetches nothing."""
    from reader.store.settings import Options
    from reader.ui.app import ReaderApp

    app = ReaderApp([os.path.relpath(ARTICLE)], Options(tagger=False))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        await pilot.press("right_parenthesis", "right_parenthesis")
        await pilot.pause(1.5)
        return _FONTS.sub("", app.export_screenshot(title="reader articles/phone-cards.md"))


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ.update({f"XDG_{name}_HOME": home for name in ("STATE", "CONFIG", "CACHE", "DATA")})
        os.environ.update(COLORTERM="truecolor", TERM="xterm-256color")
        os.environ.pop("NO_COLOR", None)
        svg = asyncio.run(picture())
    (HERE / "reader.svg").write_text("\n".join(line.rstrip() for line in svg.splitlines()) + "\n", "utf-8")


if __name__ == "__main__":
    main()
