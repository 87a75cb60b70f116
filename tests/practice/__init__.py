"""Tests of the place to wait."""
