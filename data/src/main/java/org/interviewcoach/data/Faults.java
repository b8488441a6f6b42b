package org.interviewcoach.data;

import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.data.yaml.Fault;
import org.interviewcoach.data.yaml.Position;
import org.interviewcoach.data.yaml.Yaml;

/** Collects what is wrong in one file. */
final class Faults {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    Faults(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    void add(Position at, String message) {
        problems.add(new Problem(file, at, message));
    }

    void add(Yaml node, String message) {
        add(node.at(), message);
    }

    void addAll(List<Fault> faults) {
        faults.forEach(fault -> add(fault.at(), fault.message()));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    boolean mentions(String message) {
        return problems.stream().anyMatch(problem -> problem.message().equals(message));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }
}
