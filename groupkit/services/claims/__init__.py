"""Getting money back: claims from the first line to the last penny, cash given before, and mileage."""
