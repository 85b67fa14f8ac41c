"""Looking at a process from outside: its CPU time, its memory, and the core it runs on."""

import os
from pathlib import Path

SERVER_CORE = 0
LOAD_CORE = 1


def cpu_seconds(pid: int) -> float:
    """CPU of all threads, to the nanosecond; the usual counters move in steps of 10 ms."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        total += int((task / "schedstat").read_text().split()[0])
    return total / 1e9


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def pin(pid: int, core: int | None) -> None:
    """Bind every thread of a process to one core, or set it free again. On a single core there is nothing to choose."""
    cores = set(range(os.cpu_count() or 1))
    wanted = {core} & cores if core is not None else cores
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            os.sched_setaffinity(int(task.name), wanted or cores)
        except ProcessLookupError:
            continue  # the thread ended while we looked
