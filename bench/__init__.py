"""What is learned, measured and tried outside the pipeline: labels, training, calibration, hard input, refreshes."""
