careerbook.names("b","cffaebb7","Backend engineer, distributed systems\t3\nBackup and recovery\t2\tskill\tbackup-and-recovery\nBig data engineer\t1\nBoston, Massachusetts\t2 3 0\tplace\tboston");
