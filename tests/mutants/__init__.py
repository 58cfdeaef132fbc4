"""Switches off one condition of our own rules at a time, and asks whether anything notices."""
