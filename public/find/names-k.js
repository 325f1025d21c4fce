careerbook.names("k","cffaebb7","Apache Kafka\t3 1\ttool\tapache-kafka\nKafka\t3 1\ttool\tapache-kafka\tApache Kafka\nKubernetes\t6 3 0\ttool\tkubernetes\nk8s\t6 3 0\ttool\tkubernetes\tKubernetes");
