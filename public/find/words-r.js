careerbook.words("r","recovery red regulatory responder response risk");
