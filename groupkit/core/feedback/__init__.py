"""Anonymous feedback: its forms, its rounds, and the one way from answers to figures."""
