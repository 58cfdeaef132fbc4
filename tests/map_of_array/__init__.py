"""Tests of the transform `map-of-array`."""
