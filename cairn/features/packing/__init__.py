"""Rules of the packing list."""
