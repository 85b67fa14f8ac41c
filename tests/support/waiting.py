"""Waiting for what happens a moment later, on its own."""

import time
from collections.abc import Callable


def wait_until(is_so: Callable[[], bool], seconds: float = 15) -> None:
    """Look again every 50 ms. Raises AssertionError when it does not become so."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"it did not happen within {seconds} s"
        time.sleep(0.05)
