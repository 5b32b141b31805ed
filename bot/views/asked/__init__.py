"""Answers to questions beyond one card for one name: pure builders, one file each."""
