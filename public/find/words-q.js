careerbook.words("q","quality query");
