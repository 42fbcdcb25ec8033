"""Entry point of the `kg` command and of ``python -m kg``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line; errors meant for the user become one line on stderr and exit code 1."""
    from kg.cli import app
    from kg.errors import KgError

    # Article text holds any character; a terminal or pipe with a narrow encoding must not stop a run.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="kg")
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        raise SystemExit(1) from None
    except BrokenPipeError:  # before OSError, of which it is one
        # The reader (head, less) has enough; point stdout elsewhere so that the interpreter's flush is quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:  # no space, no permission, a read-only folder: the user's to put right
        where = f"{error.filename}: " if error.filename else ""
        print(f"kg: {where}{(error.strerror or str(error)).lower()}", file=sys.stderr)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("kg: interrupted; what was read is kept, the previous output is untouched", file=sys.stderr)
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
