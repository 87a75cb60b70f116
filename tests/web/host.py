"""A static host for the folder that sends the headers its own header file names."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


def read_headers(text: str) -> dict[str, dict[str, str]]:
    """Read a header file: a path, then the headers of what lies under it."""
    found: dict[str, dict[str, str]] = {}
    path = ""
    for line in text.splitlines():
        if line.startswith("/"):
            path = line.strip()
            found[path] = {}
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            found[path][name] = value
    return found


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with its headers, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Stay quiet."""

    def send_head(self) -> Any:
        """Send what is there now, whatever the browser holds.

        The class compares times by the second, and takes two versions within one for the same.
        """
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def end_headers(self) -> None:
        """Send the headers of the folder's own file."""
        table = read_headers(Path(self.directory, "_headers").read_text(encoding="utf-8"))
        sent = dict(table["/*"])
        for path, headers in table.items():
            if path != "/*" and self.path.startswith(path.removesuffix("*")):
                sent |= headers
        for name, value in sent.items():
            self.send_header(name, value)
        super().end_headers()


@contextmanager
def serve(folder: Path, kind: type[Handler] = Handler) -> Iterator[http.server.ThreadingHTTPServer]:
    """Serve a folder on this machine alone."""
    handler = functools.partial(kind, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def address(server: http.server.ThreadingHTTPServer) -> str:
    """Return where it is."""
    return f"http://127.0.0.1:{server.server_address[1]}/"
