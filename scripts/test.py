"""Everything. What is quick to fail comes first; the rest runs all the same, so that one run tells the whole story."""

import os
import time

from scripts.parts import CLIENT_TESTS, STATIC, close, python, run_side_by_side, run_watched, web


def main() -> None:
    began = time.monotonic()
    lanes = str(min(4, os.cpu_count() or 1))
    outcomes = run_side_by_side([*STATIC, CLIENT_TESTS])
    # A free worker takes from the other's queue: the tests that kill servers are few and long.
    tests = python("Python tests", "pytest", "-n", lanes, "--dist", "worksteal", "--durations", "10")
    outcomes.append(run_watched(tests))
    outcomes.append(run_watched(web("browser tests", "e2e")))
    close(outcomes, began)


if __name__ == "__main__":
    main()
