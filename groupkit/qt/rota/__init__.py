"""The rota in the window: planning it, saying why, changing it by hand, and passing on what somebody does."""
