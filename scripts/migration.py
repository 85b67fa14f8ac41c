"""Write the migration from the newest schema to what the nouns say now: `python -m scripts.migration bags`."""

import argparse
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from cairn.db.migrate import MIGRATIONS, migrate, newest
from cairn.schema import all_tables
from scripts.common import ROOT


def write_migration(words: str) -> Path:
    """The new file, named by the next number. It is a draft: read it before it is committed."""
    all_tables()
    number = f"{int(newest().split('_')[0]) + 1:04}"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("version_locations", str(MIGRATIONS / "versions"))
    config.set_main_option("file_template", "%%(rev)s")
    revision = f"{number}_{'_'.join(words.lower().split())}"
    with tempfile.TemporaryDirectory() as scratch:
        url = f"sqlite:///{scratch}/empty.db"
        migrate(url)
        engine = create_engine(url)
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.revision(config, message=words.capitalize(), rev_id=revision, autogenerate=True)
        engine.dispose()
    return MIGRATIONS / "versions" / f"{revision}.py"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.migration", description=__doc__)
    parser.add_argument("words", help="what it does, in a word or two")
    print(f"wrote {write_migration(parser.parse_args().words).relative_to(ROOT)}; read it, then commit it")


if __name__ == "__main__":
    main()
