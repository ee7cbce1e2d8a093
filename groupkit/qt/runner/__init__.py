"""The meeting run live, full screen: now and next, how the time goes, and whose turn it is, but never who."""
