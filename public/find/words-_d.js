careerbook.words("_d","administration");
