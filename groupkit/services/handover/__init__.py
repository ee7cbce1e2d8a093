"""What a group does when a job changes hands: the list the two go through, and the laptop that goes along."""
