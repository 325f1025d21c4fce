careerbook.names("f","cffaebb7","Full stack developer\t7\nSan Francisco, California\t3 6 7 0 1\tplace\tsan-francisco\nfault finding\t5 6 2\tskill\ttroubleshooting\tTroubleshooting");
