careerbook.words("h","hadoop hashicorp hat hunter");
