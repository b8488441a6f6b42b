package org.interviewcoach.core.who;

/** A chat platform's short name; part of every actor, scope and message reference. */
public record PlatformId(String value) implements Comparable<PlatformId> {
    public static final PlatformId DISCORD = new PlatformId("discord");
    public static final PlatformId SLACK = new PlatformId("slack");
    public static final PlatformId CONSOLE = new PlatformId("console");

    public PlatformId {
        Ids.require("platform", value);
    }

    @Override
    public int compareTo(PlatformId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
