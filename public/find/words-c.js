careerbook.words("c","california call capacity centre chicago cisco code coding colorado communication compliance computer computing cybersecurity");
