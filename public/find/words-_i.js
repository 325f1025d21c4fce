careerbook.words("_i","airflow linux microsoft risk");
