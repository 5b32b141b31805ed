"""Quotations and their speakers, held against labelled articles."""
