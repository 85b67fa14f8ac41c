"""The documents keep up with the product: every setting and command is there, and what they point at exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from cairn.cli import app
from cairn.config import read_settings

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "contract" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
INSTALL = (ROOT / "docs" / "admin" / "install.md").read_text(encoding="utf-8")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
IN_CODE = re.compile(r"`([^`\n]+)`")
OUR_PATH = re.compile(r"(?:cairn|web|tests|contract|scripts|docs|bench|deploy)/[\w./-]+")
# Made by whoever follows the page.


class Asked(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        self.names.add(name)
        return default


def test_every_setting_is_in_the_table_of_settings_and_no_other() -> None:
    asked = Asked()
    read_settings(asked)
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", INSTALL, re.MULTILINE))
    assert told == asked.names


def test_every_command_is_in_the_table_of_commands_and_no_other() -> None:
    commands = typer.main.get_command(app)
    names = set(getattr(commands, "commands", {}))
    assert "serve" in names
    assert set(re.findall(r"^\| `cairn ([a-z-]+)` \|", INSTALL, re.MULTILINE)) == names


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\(([^)]+)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {page.name for page in folder.glob("[0-9]*.md")}


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    links = {target for target in LINK.findall(text) if "://" not in target}
    missing = [target for target in sorted(links) if not (page.parent / target).exists()]
    words = {word for span in IN_CODE.findall(text) for word in OUR_PATH.findall(span)}
    missing += [word for word in sorted(words) if not (ROOT / word).exists()]
    assert missing == []


@pytest.mark.parametrize("command", ["serve", "test", "demo", "check", "help", "contract"])
def test_the_commands_of_the_house_that_documents_name_exist(command: str) -> None:
    assert re.search(rf"^{command}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
