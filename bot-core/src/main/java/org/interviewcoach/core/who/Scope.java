package org.interviewcoach.core.who;

/** A channel of a workspace: the place that a conversation belongs to and that nothing crosses. */
public record Scope(PlatformId platform, String tenant, String channel) {
    public Scope {
        Ids.require("tenant", tenant);
        Ids.require("channel", channel);
    }

    public String key() {
        return platform + "/" + tenant + "/" + channel;
    }

    /** The workspace as a whole, for settings and grants. */
    public String tenantKey() {
        return platform + "/" + tenant;
    }
}
