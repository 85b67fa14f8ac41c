"""The server and the client's dev server together; both start again or reload as files change."""

import signal
import subprocess
import sys
import time
from types import FrameType

from scripts.common import ROOT, VENV, WEB, environment

SERVER = [str(VENV / "bin" / "cairn"), "serve", "--reload"]
CLIENT = ["npm", "run", "dev"]


def main() -> None:
    env = environment()
    running = [subprocess.Popen(SERVER, cwd=ROOT, env=env), subprocess.Popen(CLIENT, cwd=WEB, env=env)]

    def stop(_signal: int, _frame: FrameType | None) -> None:
        for process in running:
            process.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    # Whichever ends takes the other along.
    while all(process.poll() is None for process in running):
        time.sleep(0.5)
    for process in running:
        process.terminate()
    sys.exit(max(process.wait() for process in running))


if __name__ == "__main__":
    main()
