careerbook.words("_l","platform");
