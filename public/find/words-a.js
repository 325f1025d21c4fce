careerbook.words("a","administration airflow amazon analysis analytical analytics and ansible apache application architect architecture assessment assurance atlanta austin automation aws azure");
