package org.interviewcoach.core.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interviewcoach.core.message.Token;
import org.interviewcoach.core.who.Actor;
import org.interviewcoach.core.who.Capability;
import org.interviewcoach.core.who.MessageRef;
import org.interviewcoach.core.who.Place;

/**
 * Something that somebody did. Adapters make it from one SDK event and decide nothing.
 */
public sealed interface Inbound {
    Header header();

    /**
     * What every inbound has.
     *
     * @param id the same for every delivery of one event; Slack's commands and clicks carry no event id, so adapters
     *     make one from what cannot differ between two deliveries (trigger id)
     * @param sentAt when the platform says it happened
     */
    record Header(String id, Sender sender, Place place, Instant sentAt) {}

    /**
     * Who did it.
     *
     * @param name how the person is called there, as they wrote it: hostile until escaped
     * @param locale BCP 47 tag
     * @param rights what the platform's own rights seed
     */
    record Sender(Actor actor, String name, String locale, Set<Capability> rights) {
        public Sender {
            rights = Set.copyOf(rights);
        }
    }

    /**
     * A slash command.
     *
     * @param name without slash and without the operator's prefix
     * @param options named options, where the platform has them
     * @param text free words after the command, where it has those; the command catalogue reads both the same way
     */
    record SlashCommand(Header header, String name, Map<String, String> options, String text) implements Inbound {
        public SlashCommand {
            options = Map.copyOf(options);
        }
    }

    /**
     * A button or select.
     *
     * @param values what was selected; empty for a button
     * @param message the message that it stands on
     */
    record Press(Header header, Token token, List<String> values, MessageRef message) implements Inbound {
        public Press {
            values = List.copyOf(values);
        }
    }

    /**
     * A submitted form.
     *
     * @param values by the inputs' names
     * @param files the same for inputs that take files
     */
    record Submit(Header header, Token token, Map<String, List<String>> values, Map<String, HandedFile> files)
            implements Inbound {
        public Submit {
            values = Map.copyOf(values);
            files = Map.copyOf(files);
        }

        public Submit(Header header, Token token, Map<String, List<String>> values) {
            this(header, token, values, Map.of());
        }

        /** The same with the files, once they are here. */
        public Submit with(Map<String, HandedFile> fetched) {
            return new Submit(header, token, values, fetched);
        }

        /** The first value of that name, or an empty text. */
        public String value(String name) {
            List<String> found = values.getOrDefault(name, List.of());
            return found.isEmpty() ? "" : found.getFirst();
        }
    }

    /**
     * A direct message to the coach.
     *
     * @param replyTo the message that it answers, where the platform says so
     */
    record DirectText(Header header, String text, Optional<MessageRef> replyTo) implements Inbound {}

    /** A message in a thread of the coach; arrives only where the operator has switched it on. */
    record ThreadText(Header header, String text, MessageRef message) implements Inbound {}

    /** Somebody left the channel or was removed from it, where the platform tells the coach of that. */
    record Departed(Header header) implements Inbound {}

    /** The coach was added to a workspace; the sender is who installed it, where known. */
    record Installed(Header header, String workspaceName) implements Inbound {}

    /** Somebody opened the coach's home page (Slack). */
    record HomeOpened(Header header) implements Inbound {}
}
