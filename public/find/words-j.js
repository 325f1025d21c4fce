careerbook.words("j","java jenkins jose");
