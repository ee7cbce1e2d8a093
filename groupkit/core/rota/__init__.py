"""The rota: who could take which place at which meeting, shared out fairly, with a reason for every place."""
