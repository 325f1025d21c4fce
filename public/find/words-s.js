careerbook.words("s","san schema scripting seattle server service services snowflake soc solutions solving spark specialist splunk sql sre stack states structured studio sysadmin system");
