"""Bring a fresh clone to where it can serve: Python packages, Node, the client's packages, the built client.

Each step compares a hash of what it is made from with the one of the last time, and does nothing when they agree.
"""

import argparse
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.common import NODE_BIN, ROOT, STATIC, TOOLS, VENV, WEB, Stamp, fail, files_under, fingerprint, run, say
from scripts.system import install_or_explain

NODE_PACKAGE = "node@24.21.0"  # the version that the client is built and tested with
OLDEST_NODE = 22  # older ones are refused by the client's tools
NOT_SOURCES = frozenset({"node_modules", "e2e", "dist", "dev-dist", "test-results", "playwright-report"})


def python_packages(dev: bool) -> None:
    sources = [ROOT / "pyproject.toml", ROOT / "uv.lock"]
    serving, developing = (fingerprint(sources, group) for group in ("serve", "dev"))
    stamp = Stamp("python", VENV / "bin" / "cairn")
    # What developing needs holds everything that serving needs.
    if stamp.is_fresh(developing) or (not dev and stamp.is_fresh(serving)):
        return
    uv = uv_program()
    say("Installing Python packages from uv.lock")
    groups = ["--group", "dev"] if dev else ["--no-dev"]
    # Compiled here once, so that the first start is as quick as the second.
    options = ["--frozen", "--quiet", "--compile-bytecode", "--python", sys.executable, "--project", str(ROOT)]
    run([str(uv), "sync", *options, *groups], extra={"UV_PROJECT_ENVIRONMENT": str(VENV), "VIRTUAL_ENV": str(VENV)})
    stamp.write(developing if dev else serving)


def uv_program() -> Path:
    """The installer of the locked packages, in an environment of its own so that .venv is exactly the lock file."""
    pinned = re.search(r'required-version = "==([\d.]+)"', (ROOT / "pyproject.toml").read_text())
    if pinned is None:
        fail("pyproject.toml does not say which version of uv it wants ([tool.uv] required-version).")
    home = TOOLS / "uv"
    program = home / "bin" / "uv"
    stamp = Stamp("uv", program)
    if not stamp.is_fresh(pinned[1]):
        if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
            install_or_explain(["python3-venv"], "Python's venv module is missing.")
        say(f"Installing uv {pinned[1]}")
        run([sys.executable, "-m", "venv", "--clear", str(home)])
        run([str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", f"uv=={pinned[1]}"])
        stamp.write(pinned[1])
    return program


def node() -> None:
    """Make .tools/node/bin hold a Node that is new enough: the machine's own, or one from the npm registry."""
    if works(NODE_BIN / "node"):
        return
    own, npm = shutil.which("node"), shutil.which("npm")
    if own is None or npm is None:
        fail("Node.js with npm is missing. Install Node 20 or newer (Debian: apt-get install nodejs npm).")
    link = TOOLS / "node"
    if link.is_symlink():
        link.unlink()
    elif link.exists():
        shutil.rmtree(link)
    if works(Path(own)):
        NODE_BIN.mkdir(parents=True)
        (NODE_BIN / "node").symlink_to(own)
        return
    say(f"This machine's Node is too old to build the client; installing {NODE_PACKAGE} into .tools")
    package = TOOLS / "node_modules" / "node"
    run([npm, "install", "--prefix", str(TOOLS), "--save-exact", "--loglevel=error", NODE_PACKAGE])
    if not works(package / "bin" / "node"):
        # An npm that runs no install scripts unasked has left the binary out: run that one script.
        run([own, "installArchSpecificPackage"], cwd=package)
    link.symlink_to(Path("node_modules") / "node")
    if not works(NODE_BIN / "node"):
        fail(f"The npm package {NODE_PACKAGE} brought no Node that runs on this machine. Install Node {OLDEST_NODE}.")


def works(program: Path) -> bool:
    try:
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    return int(version.lstrip("v").split(".")[0]) >= OLDEST_NODE


def client_packages() -> None:
    wanted = fingerprint([WEB / "package.json", WEB / "package-lock.json"])
    stamp = Stamp("web", WEB / "node_modules")
    if stamp.is_fresh(wanted):
        return
    asked, locked = (json.loads((WEB / name).read_text()) for name in ("package.json", "package-lock.json"))
    for group in ("dependencies", "devDependencies"):
        if asked.get(group) != locked["packages"][""].get(group):
            fail("web/package-lock.json is not of web/package.json: call `npm install` in web/ and commit both.")
    say("Installing the client's packages from package-lock.json")
    # Not `npm ci`: it refuses a lock file without the binaries of other systems, which not every registry carries.
    shutil.rmtree(WEB / "node_modules", ignore_errors=True)
    run(["npm", "install", "--no-save", "--loglevel=error"], cwd=WEB)
    stamp.write(wanted)


def client_build() -> None:
    wanted = fingerprint(files_under(WEB, NOT_SOURCES))
    stamp = Stamp("static", STATIC / "index.html")
    if stamp.is_fresh(wanted):
        return
    say("Building the client")
    run(["npm", "run", "--silent", "build", "--", "--logLevel", "warn"], cwd=WEB)
    stamp.write(wanted)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m scripts.setup", description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what developing and testing need")
    parser.add_argument("--no-build", action="store_true", help="leave the built client as it is")
    options = parser.parse_args()
    python_packages(options.dev)
    node()
    client_packages()
    if not options.no_build:
        client_build()


if __name__ == "__main__":
    main()
