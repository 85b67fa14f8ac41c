"""Cairn: a self-hosted, real-time collaborative travel planner."""
