"""What is learned, measured and tried outside the pipeline: labelled texts, training, calibration, hard and odd input."""
