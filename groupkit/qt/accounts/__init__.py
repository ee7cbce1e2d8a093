"""The accounts in the window: a month at a glance, closing it, opening it again, and everything on paper."""
