package org.interviewcoach.core.route;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.PlatformId;
import org.interviewcoach.core.who.Scope;

/** Links to messages, as the platforms' own "copy link" gives them. */
final class MessageLinks {
    private static final Pattern DISCORD =
            Pattern.compile("https://(?:\\w+\\.)?discord(?:app)?\\.com/channels/([0-9]+)/([0-9]+)/([0-9]+).*");
    private static final Pattern SLACK =
            Pattern.compile("https://[\\w.-]+/archives/([A-Z0-9]+)/p([0-9]{10})([0-9]{6}).*");

    private MessageLinks() {}

    /**
     * The message that a link leads to.
     *
     * @param here where it was typed: a link of another workspace leads nowhere
     */
    static Optional<MessageRef> find(String text, Scope here) {
        String link = text.strip().replaceAll("^<|>$", "");
        Matcher discord = DISCORD.matcher(link);
        if (here.platform().equals(PlatformId.DISCORD) && discord.matches()) {
            return discord.group(1).equals(here.tenant())
                    ? Optional.of(new MessageRef(
                            here.platform(), here.tenant(), discord.group(2), Optional.empty(), discord.group(3)))
                    : Optional.empty();
        }
        Matcher slack = SLACK.matcher(link);
        return here.platform().equals(PlatformId.SLACK) && slack.matches()
                ? Optional.of(new MessageRef(
                        here.platform(),
                        here.tenant(),
                        slack.group(1),
                        Optional.empty(),
                        slack.group(2) + "." + slack.group(3)))
                : Optional.empty();
    }
}
