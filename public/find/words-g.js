careerbook.words("g","gcp georgia git gnu google grafana");
