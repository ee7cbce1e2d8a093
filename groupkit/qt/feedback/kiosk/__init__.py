"""The kiosk: one person after another answers on the laptop they share, and nothing of it stays there."""
