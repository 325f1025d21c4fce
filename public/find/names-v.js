careerbook.names("v","cffaebb7","VS Code\t7\ttool\tvisual-studio-code\tVisual Studio Code\nVSCode\t7\ttool\tvisual-studio-code\tVisual Studio Code\nVisual Studio Code\t7\ttool\tvisual-studio-code");
