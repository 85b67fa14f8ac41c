"""The sample trip: real places, a believable plan."""
