"""Places from files of other programs."""
