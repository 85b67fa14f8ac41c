import sys

if sys.version_info < (3, 11):  # noqa: UP036 -- whoever has an older one is to read a sentence, not a traceback
    sys.exit(f"Cairn needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
