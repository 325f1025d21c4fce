careerbook.words("m","management mapper massachusetts microsoft mobile modeling modelling monitoring mssql mysql");
