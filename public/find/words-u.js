careerbook.words("u","united");
