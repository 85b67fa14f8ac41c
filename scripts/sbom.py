"""Write the bill of materials of what is shipped, in CycloneDX: sbom/python.cdx.json and sbom/web.cdx.json."""

import json
import tempfile
from pathlib import Path

from scripts.audit import asked, requirements
from scripts.common import ROOT, VENV, WEB, fail, say

OUT = ROOT / "sbom"


def main() -> None:
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        listed = str(requirements(Path(folder)))
        options = ["--pyproject", str(ROOT / "pyproject.toml"), "--output-reproducible"]
        made = asked(str(VENV / "bin" / "cyclonedx-py"), "requirements", *options, listed)
    keep("python", made)
    keep("web", asked("npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev", cwd=WEB))


def keep(name: str, text: str) -> None:
    """Refuses a list without components rather than shipping an empty one."""
    try:
        count = len(json.loads(text).get("components", []))
    except ValueError:
        count = 0
    if count == 0:
        fail(f"The bill of materials of the {name} side came out empty.")
    file = OUT / f"{name}.cdx.json"
    file.write_text(text)
    say(f"{file.relative_to(ROOT)}: {count} packages")


if __name__ == "__main__":
    main()
