package org.interviewcoach.data.yaml;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a file.
 *
 * @param root absent where the file is empty or could not be read to its end
 * @param faults in the order of their places
 */
public record YamlFile(Optional<Yaml> root, List<Fault> faults) {
    public YamlFile {
        faults = List.copyOf(faults);
    }
}
