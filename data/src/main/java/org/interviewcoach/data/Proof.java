package org.interviewcoach.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a question's claims are proven. Nothing here runs it: that needs Python and is the proof runner's business. */
public sealed interface Proof {
    /**
     * Code that asserts the claims.
     *
     * @param requires packages beside the framework
     * @param versions of the framework for which the claims hold; absent means all
     * @param settings lines appended to the throwaway project's settings
     * @param files of the throwaway project, by path
     * @param code the tests
     */
    record Code(
            List<String> requires,
            Optional<String> versions,
            Optional<String> settings,
            Map<String, String> files,
            String code)
            implements Proof {
        public Code {
            requires = List.copyOf(requires);
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }

    /** Nothing can be run. */
    record None(String reason) implements Proof {}
}
