careerbook.words("p","performance pipeline pipelines planning platform postgres postgresql problem process production programming prometheus python");
