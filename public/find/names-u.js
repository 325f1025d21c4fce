careerbook.names("u","cffaebb7","United States\t\tplace\tunited-states");
