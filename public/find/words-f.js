careerbook.words("f","fault finding francisco full");
