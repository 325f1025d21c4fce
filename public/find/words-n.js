careerbook.words("n","networking networks new nmap noc");
