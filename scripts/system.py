"""The programs that tests and benchmarks need from the system: install them when we may, say which when we may not."""

import argparse
import os
import shutil
import subprocess
from pathlib import Path

from scripts.common import fail, is_root, run, say

POSTGRES_HOME = Path("/usr/lib/postgresql")
PROXIES = ("nginx", "caddy")
FONTS = {
    "fonts-noto-core": Path("/usr/share/fonts/truetype/noto"),
    "fonts-noto-cjk": Path("/usr/share/fonts/opentype/noto"),
}


def missing_for_tests() -> list[str]:
    wanted = []
    if shutil.which("chromium") is None:
        wanted.append("chromium")
    if not any(POSTGRES_HOME.glob("*/bin/initdb")):
        wanted.append("postgresql")
    wanted += [proxy for proxy in PROXIES if shutil.which(proxy, path=f"{os.environ['PATH']}:/usr/sbin") is None]
    wanted += [package for package, folder in FONTS.items() if not folder.exists()]
    return wanted


def missing_for_bench() -> list[str]:
    return missing_for_tests() + (["wrk"] if shutil.which("wrk") is None else [])


def install_or_explain(packages: list[str], why: str) -> None:
    command = f"apt-get install {' '.join(packages)}"
    if not is_root() or shutil.which("apt-get") is None:
        fail(f"{why} Install it and call again. On Debian, as root:\n\n    {command}")
    say(f"{why} Installing {', '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "-qq", "update"], extra=quiet)
    run(["apt-get", "-qq", "install", "--yes", "--no-install-recommends", *packages], extra=quiet)


def versions() -> dict[str, str]:
    """What a table of results should name."""
    found = {}
    for name, command in {"chromium": ["chromium", "--version"], "wrk": ["wrk", "--version"]}.items():
        if shutil.which(command[0]) is not None:
            done = subprocess.run(command, capture_output=True, text=True)
            found[name] = (done.stdout or done.stderr).splitlines()[0].strip()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m scripts.system", description=__doc__)
    parser.add_argument("--bench", action="store_true", help="what the benchmarks need as well")
    packages = missing_for_bench() if parser.parse_args().bench else missing_for_tests()
    if packages:
        install_or_explain(packages, "Programs that the tests use are missing from this machine.")


if __name__ == "__main__":
    main()
