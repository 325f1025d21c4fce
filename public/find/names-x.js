careerbook.names("x","cffaebb7","IOS XE\t5\ttool\tcisco-ios\tCisco IOS");
