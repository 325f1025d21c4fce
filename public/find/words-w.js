careerbook.words("w","wan warehousing washington web wireless wireshark writing");
