careerbook.words("_a","california hadoop java kafka san washington");
