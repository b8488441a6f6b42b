package org.interviewcoach.core.who;

/**
 * A user as a platform knows them. Slack's user ids are unique in a workspace only, so the tenant is part of it.
 *
 * @param tenant Discord guild or Slack team; {@link #NO_TENANT} in Discord's direct messages, where the user id alone
 *     is unique
 */
public record Actor(PlatformId platform, String tenant, String user) {
    /** Discord's user ids are global and its direct messages belong to no guild. */
    public static final String NO_TENANT = "-";

    public Actor {
        Ids.require("tenant", tenant);
        Ids.require("user", user);
    }

    /** Stands where somebody of that workspace was who wanted to be forgotten. */
    public static Actor gone(Actor of) {
        return new Actor(of.platform(), of.tenant(), "gone");
    }

    /** The key under which the learner is stored: the tenant is left out where the platform's user ids are global. */
    public String key() {
        return platform.equals(PlatformId.DISCORD)
                ? platform + "/" + NO_TENANT + "/" + user
                : platform + "/" + tenant + "/" + user;
    }
}
