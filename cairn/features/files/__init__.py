"""Files of a trip: they come in parts, are looked into, and go out by our own rules."""
