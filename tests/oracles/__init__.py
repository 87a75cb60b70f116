"""Implementations by others, and slow ones of ours that share no code with what they test."""
