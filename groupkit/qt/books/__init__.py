"""Where the money is: places, pots and the newest entries, counting now, and moving money."""
