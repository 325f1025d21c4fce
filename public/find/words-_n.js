careerbook.words("_n","and ansible incident infrastructure snowflake");
