careerbook.words("_q","sql");
