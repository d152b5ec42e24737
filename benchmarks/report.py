"""Bring the tables of the pages in docs/ up to date: every block there names the command that made it.

    python -m benchmarks.report [WORD ...]

A block begins with `<!-- python -m benchmarks.NAME ... -->` and ends with `<!-- end -->`; its command is run and what it prints takes the
place of what stood between. With words, only blocks whose command holds one of them. A command that fails leaves its block as it was.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "docs" / name for name in ("quality.md", "performance.md", "scaling.md", "reliability.md")]
_BLOCK = re.compile(r"(?P<head><!-- (?P<command>python -m benchmarks\.[^\n]*) -->\n).*?(?P<tail>\n<!-- end -->)", re.DOTALL)


def made_anew(block: re.Match[str], words: list[str]) -> str:
    """The block with what its command prints now."""
    command = block["command"]
    if words and not any(word in command for word in words):
        return block[0]
    print(command, file=sys.stderr, flush=True)
    done = subprocess.run([sys.executable, *shlex.split(command)[1:]], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        print(f"  failed: {command}", file=sys.stderr)
        return block[0]
    printed = done.stdout.strip()
    print(printed, file=sys.stderr)
    if not printed.startswith("|"):
        printed = f"```text\n{printed}\n```"
    return f"{block['head']}\n{printed}\n{block['tail']}"


def main() -> None:
    """Run the commands of the pages and write them."""
    words = sys.argv[1:]
    for path in PAGES:
        for number in range(len(_BLOCK.findall(path.read_text(encoding="utf-8")))):
            # the page is read and written for each block: what others write in the meantime stays, and a stop loses one block
            page = path.read_text(encoding="utf-8")
            block = list(_BLOCK.finditer(page))[number]
            path.write_text(page[: block.start()] + made_anew(block, words) + page[block.end() :], encoding="utf-8")


if __name__ == "__main__":
    main()
