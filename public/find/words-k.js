careerbook.words("k","k8s kafka kubernetes");
