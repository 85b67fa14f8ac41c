"""Measures of speed as counts and as ratios within one run, so that a figure means the same on any machine."""
