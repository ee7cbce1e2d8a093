"""The jobs of the group in the window: their names, which are on the list, and the cards to print."""
