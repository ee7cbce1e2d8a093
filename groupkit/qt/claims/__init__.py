"""The page on which people get their money back: claims, cash given before, and thanks for time."""
