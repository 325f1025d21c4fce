careerbook.words("t","technical telemetry terraform testing texas thinking threat troubleshooting tuning");
