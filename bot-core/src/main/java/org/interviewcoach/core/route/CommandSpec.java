package org.interviewcoach.core.route;

import java.util.List;
import org.interviewcoach.core.message.Token.Need;

/**
 * A slash command as people see it; adapters register it, the manifest and the help are made from it.
 *
 * @param description at most 100 characters, Discord's limit
 * @param options of the command itself; empty where it has subcommands
 * @param need what it is answered with, as far as it is known beforehand
 */
public record CommandSpec(
        String name, String description, List<OptionSpec> options, List<SubcommandSpec> subcommands, Need need) {
    public CommandSpec {
        options = List.copyOf(options);
        subcommands = List.copyOf(subcommands);
    }

    /** A word after the command that chooses what it does. */
    public record SubcommandSpec(String name, String description, List<OptionSpec> options, Need need) {
        public SubcommandSpec {
            options = List.copyOf(options);
        }
    }

    /**
     * A named option.
     *
     * @param values fixed values to choose from; empty for any
     * @param suggests whether the platform should ask for suggestions while somebody types
     */
    public record OptionSpec(String name, String description, Kind kind, List<String> values, boolean suggests) {
        public OptionSpec {
            values = List.copyOf(values);
        }
    }

    /** What an option holds. */
    public enum Kind {
        TEXT,
        NUMBER
    }
}
