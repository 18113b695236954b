"""The calls that were made, and those that the server knows."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import stripe

# What `crates/api` routes: its own tests keep this list true.
KNOWN = Path(__file__).parents[1] / "operations.snap"


class Recorder(stripe.RequestsClient):
    """The SDK's own HTTP client, which notes what was done and has every answer looked at."""

    def __init__(self, base, look):
        super().__init__()
        self.base = base
        self.look = look
        self.done = set()

    def request(self, method, url, headers, post_data=None):
        answer = super().request(method, url, headers, post_data)
        body, status, told = answer
        path = urlsplit(url).path
        if status < 400:
            self.done.add((method.upper(), path))
            if told["content-type"] == "application/json":
                self.look(f"{method.upper()} {path}", json.loads(body))
        elif is_refused_by_design(path):
            self.done.add((method.upper(), path))
        return answer


def is_refused_by_design(path):
    """Searches are answered with the way to list instead."""
    return path.endswith("/search")


def known():
    """Every operation of the server, as method and the parts of its path."""
    text = KNOWN.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = [line.split(" ", 1) for line in text.splitlines() if line]
    return [(method, path.split("/")) for method, path in lines]


def uncalled(done):
    """The operations that no call in `done` was one of."""
    operations = known()
    called = {operation_of(operations, method, path) for method, path in done}
    left = (each for index, each in enumerate(operations) if index not in called)
    return [f"{method} {'/'.join(parts)}" for method, parts in left]


def operation_of(operations, method, path):
    """The place in the list of what a call is one of: names count before parameters."""
    parts = path.split("/")
    fits = [
        (sum(part.startswith("{") for part in template), index)
        for index, (known_method, template) in enumerate(operations)
        if known_method == method and len(template) == len(parts)
        and all(a == b or a.startswith("{") for a, b in zip(template, parts))
    ]
    return min(fits)[1] if fits else None
