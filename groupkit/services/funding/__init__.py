"""What a group does with the money of funders: awards, what comes of them, and what funders are told."""
