careerbook.words("d","dallas dba debugging denver design designer development devops disaster docker documentation");
