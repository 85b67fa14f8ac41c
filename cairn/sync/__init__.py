"""The core: records, changes, the log, the hub and the doors. Knows no travel word. Rules: SPEC.md."""
