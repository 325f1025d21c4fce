careerbook.words("_p","apache application spark specialist splunk");
