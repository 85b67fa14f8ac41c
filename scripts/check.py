"""The inner loop: everything that needs neither a browser nor a killed server."""

import time

from scripts.parts import CLIENT_TESTS, STATIC, close, python, run_side_by_side

FAST_TESTS = python("fast tests", "pytest", "-m", "not slow", "--no-header")


def main() -> None:
    began = time.monotonic()
    close(run_side_by_side([FAST_TESTS, *STATIC, CLIENT_TESTS]), began)


if __name__ == "__main__":
    main()
