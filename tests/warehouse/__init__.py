"""Tests of pipelines/warehouse."""
