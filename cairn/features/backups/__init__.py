"""Backups: everything of an instance in one ZIP, and all of it back again or nothing."""
