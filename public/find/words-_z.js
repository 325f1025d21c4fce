careerbook.words("_z","azure");
