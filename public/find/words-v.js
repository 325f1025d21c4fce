careerbook.words("v","visual vscode");
