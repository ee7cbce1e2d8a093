"""The form studio: a group writes its own questions, and sees them on screen and paper."""
