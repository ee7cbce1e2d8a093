"""The list of vouchers: what is left of each kind, and the small forms that write down what became of some."""
