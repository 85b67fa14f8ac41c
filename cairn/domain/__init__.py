"""The nouns, one class each: fields, limits, references."""
