careerbook.words("o","o11y observability officer operating operations optimisation optimization oracle");
