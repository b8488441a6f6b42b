package org.interviewcoach.data.yaml;

import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says what the parser's errors mean for people who write question files. */
final class YamlMessages {
    private YamlMessages() {}

    /** Translates an error, given the line of the file at which the parser gave up. */
    static String translate(MarkedYAMLException error, String line) {
        String problem = Optional.ofNullable(error.getProblem()).orElse("").toLowerCase(Locale.ROOT);
        String context = Optional.ofNullable(error.getContext()).orElse("").toLowerCase(Locale.ROOT);
        if (problem.contains("\\t") || problem.contains("tab") || line.startsWith("\t")) {
            return "A tab stands where YAML wants spaces. Indent with spaces.";
        }
        if (problem.contains("cannot start any token")) {
            return "A text cannot start with this character unquoted. Put the whole text in quotes.";
        }
        if (problem.contains("mapping values are not allowed")) {
            return "A \": \" stands inside an unquoted text, or the indentation is off. Put the text in quotes.";
        }
        if (problem.contains("could not find expected ':'")) {
            return "A key without \":\" stands here. Write key: value, and indent the lines of a text below their key.";
        }
        if (context.contains("quoted scalar")) {
            return problem.contains("escape")
                    ? "A \\ in double quotes starts an escape that does not exist. Write \\\\, or use single quotes."
                    : "The quotation mark is not closed. Close it; within single quotes write '' for '.";
        }
        if (problem.contains("expected <block end>")) {
            return "This line does not fit the indentation above, or text follows a closed quotation mark."
                    + " Align it, or put the whole text in one pair of quotes.";
        }
        if (problem.contains("expected ',' or") && problem.endsWith("?")) {
            return "A text that ends in \"?\" stands unquoted before a bracket. Put it in quotes.";
        }
        if (problem.contains("expected ',' or")) {
            return "A list or mapping in brackets goes on here. Add the \",\", \"]\" or \"}\", and put texts with \",\" in quotes.";
        }
        if (problem.isEmpty()) {
            return "This is not YAML that can be read. Check the indentation and the quotes of this line.";
        }
        return "This is not YAML that can be read (" + problem + "). Check the indentation and the quotes here.";
    }

    static String firstLine(Exception error) {
        return Optional.ofNullable(error.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(error.getClass().getSimpleName());
    }
}
