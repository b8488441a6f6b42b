package org.interviewcoach.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.interviewcoach.core.who.PlatformId;

/**
 * A workspace that the coach was added to.
 *
 * @param name the workspace's name, as the platform has it
 * @param tokens by name; sealed at rest, never shown
 * @param settings what else the platform gave, by name; stored as it is
 */
public record Installation(
        PlatformId platform,
        String tenant,
        String name,
        Status status,
        Map<String, String> tokens,
        Map<String, String> settings) {
    public Installation {
        tokens = Collections.unmodifiableMap(new TreeMap<>(tokens));
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** Whether the coach may still act there. */
    public enum Status {
        ACTIVE,
        /** Uninstalled or revoked; its tokens are gone. */
        REMOVED
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Installation[" + platform + "/" + tenant + ", " + status + ", tokens " + tokens.keySet() + "]";
    }
}
