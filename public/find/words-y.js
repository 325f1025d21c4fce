careerbook.words("y","york");
