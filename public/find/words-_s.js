careerbook.words("_s","assurance");
