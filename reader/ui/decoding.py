"""The child that decodes one picture: bytes on standard input, a small PNG on standard output.

Only common formats are tried, the size is checked before a pixel is decoded, of moving pictures the first frame is
taken, and the process itself is limited, so that a picture made to fill the memory ends here.
"""

from __future__ import annotations

import io
import sys

PIXELS = 60_000_000
MEMORY = 1_500_000_000  # bytes
SECONDS = 15
LONGEST = (1600, 1200)  # of what is given back
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP")


def main() -> int:
    _limit()
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=FORMATS) as image:
            if image.width * image.height > PIXELS:
                return _refuse(f"{image.width} × {image.height}")
            image.draft("RGB", LONGEST)
            small = image.convert("RGBA")
            small.thumbnail(LONGEST)
            small.save(sys.stdout.buffer, "PNG")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError, MemoryError) as why:
        return _refuse(type(why).__name__)
    return 0


def _refuse(reason: str) -> int:
    sys.stderr.write(reason + "\n")
    return 1


def _limit() -> None:
    """Memory and processor time, where the system has such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    sys.exit(main())
