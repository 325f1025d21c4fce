careerbook.words("_t","etl");
