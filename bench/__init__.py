"""What is learned and measured outside the pipeline: labelled texts, training, calibration, refreshes under attack."""
