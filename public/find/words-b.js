careerbook.words("b","backend backup big boston");
