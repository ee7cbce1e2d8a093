"""Handing over a job, and the laptop: who passes on what to whom, and what is gone through together."""
