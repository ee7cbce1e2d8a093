"""Plans rounds of talks, keeps what was said, has it coded by two people, and gives out themes."""
