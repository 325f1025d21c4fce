careerbook.words("_o","code compliance computer computing docker google ios york");
