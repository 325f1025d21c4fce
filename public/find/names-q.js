careerbook.names("q","cffaebb7","QA\t7 1\tskill\ttesting\tTesting\nStructured Query Language\t1 2 7\tskill\tsql\tSQL\nquality assurance\t7 1\tskill\ttesting\tTesting");
