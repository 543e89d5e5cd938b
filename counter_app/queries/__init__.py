"""What a screen may ask: SQL in, frozen rows out; nothing here writes."""
