careerbook.words("_y","python system");
