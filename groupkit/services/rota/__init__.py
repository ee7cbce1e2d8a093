"""What a group does about its rota: plans it, says why, and plans again with the fewest changes."""
