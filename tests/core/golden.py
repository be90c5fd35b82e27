"""The expected reading of each page in tests/pages: written by `python -m tests.core.golden [NAME …]`, then read by a person."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from reader.core import read
from reader.core.model import Article

PAGES = Path(__file__).parents[1] / "pages"


def cases() -> list[Path]:
    return sorted(folder for folder in PAGES.iterdir() if folder.is_dir())


def source(case: Path) -> Path:
    return next(case.glob("source.*"))


def reading(case: Path) -> dict[str, Any]:
    """What is expected of a page: blocks as [what, text], sections as [title, level, reason], removals as counts."""
    article: Article = read(source(case))
    return {
        "blocks": [[_kind(block), block.text] for block in article.blocks],
        "sections": [
            [section.title, section.level, section.reason, section.first, section.last] for section in article.sections
        ],
        "removed": {removed.reason: [removed.count, removed.sample] for removed in article.removed},
        "warnings": list(article.warnings),
    }


def _kind(block: Any) -> str:
    details = (
        block.level,
        block.marker,
        block.role,
        block.src,
        block.language,
        *(f"{s.kind}:{s.start}-{s.end}" for s in block.spans),
    )
    return " ".join(str(part) for part in (block.kind, *details) if part is not None)


def write(case: Path) -> None:
    rows = reading(case)
    lines = [
        f'  "{key}": [\n' + ",\n".join(f"    {_json(row)}" for row in rows[key]) + "\n  ]"
        for key in ("blocks", "sections")
    ]
    lines += [f'  "{key}": {_json(rows[key])}' for key in ("removed", "warnings")]
    (case / "expected.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    for name in sys.argv[1:] or [case.name for case in cases()]:
        write(PAGES / name)
