"""The page about visits over time, the week the group covers, and the meetings people wish for."""
