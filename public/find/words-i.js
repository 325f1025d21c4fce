careerbook.words("i","iac illinois incident infrastructure internetwork ios");
