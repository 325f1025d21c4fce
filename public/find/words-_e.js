careerbook.words("_e","design jenkins networking new performance recovery server terraform testing texas");
