careerbook.words("_r","architect architecture oracle");
