careerbook.words("l","language linux");
