careerbook.names("y","cffaebb7","New York, New York\t0 4 3 6 7 1 2\tplace\tnew-york");
