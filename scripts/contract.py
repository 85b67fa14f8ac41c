"""Write what is generated from the nouns and from the routes; with --check, only say what is no longer fresh."""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cairn.app import build_app, document
from cairn.config import read_settings
from cairn.contract import files_module, kinds_module, money_module
from scripts.api_types import api_module
from scripts.common import ROOT


def generated() -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as folder:
        described = document(build_app(read_settings({"CAIRN_DATA_DIR": folder})))
    yield ROOT / "web" / "src" / "domain" / "kinds.gen.ts", kinds_module()
    yield ROOT / "web" / "src" / "kit" / "money.gen.ts", money_module()
    yield ROOT / "web" / "src" / "kit" / "files.gen.ts", files_module()
    yield ROOT / "contract" / "openapi.json", json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    yield ROOT / "web" / "src" / "domain" / "api.gen.ts", api_module(described)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.contract", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is stale")
    only_check = parser.parse_args().check
    stale = [(path, text) for path, text in generated() if not path.exists() or path.read_text() != text]
    names = ", ".join(str(path.relative_to(ROOT)) for path, _ in stale)
    if only_check and stale:
        sys.exit(f"Stale: {names}. Call `make contract` and commit what it writes.")
    for path, text in stale:
        path.write_text(text)
        print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
