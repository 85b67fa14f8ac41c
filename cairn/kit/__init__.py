"""Pure helpers that any project might want; imports nothing of ours."""
