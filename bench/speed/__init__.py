"""Measures of speed, memory and size: one module for each, told as ratios where a ratio says more."""
