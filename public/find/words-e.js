careerbook.words("e","elt engine engineering enterprise ethereal etl");
