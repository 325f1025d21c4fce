careerbook.words("_b","dba");
