"""The parts of the printed money sheet, block by block."""
