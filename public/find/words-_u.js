careerbook.words("_u","automation");
