"""Cairn: a self-hosted, real-time collaborative travel planner."""

__version__ = "0.1.0"
