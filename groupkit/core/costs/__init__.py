"""What a year of the group costs, in the kinds of cost studies ask for, and the time given freely beside it."""
