package org.interviewcoach.data.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Shows findings to people and to programs. */
public final class Findings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Findings() {}

    public static boolean hasErrors(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    /** One line a finding, as compilers write it, and a last line with the sums. */
    public static String table(List<Finding> findings) {
        StringBuilder table = new StringBuilder();
        findings.forEach(finding -> table.append(line(finding)).append('\n'));
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        return table.append(errors)
                .append(errors == 1 ? " error, " : " errors, ")
                .append(findings.size() - errors)
                .append(findings.size() - errors == 1 ? " warning" : " warnings")
                .append('\n')
                .toString();
    }

    static String line(Finding finding) {
        return finding.file() + ":" + finding.at().line() + ":" + finding.at().column() + ": " + severity(finding)
                + " [" + finding.rule().id() + "] " + finding.message();
    }

    /** An array of objects with file, line, column, rule, severity and message. */
    public static String json(List<Finding> findings) {
        ArrayNode array = JSON.createArrayNode();
        for (Finding finding : findings) {
            ObjectNode object = array.addObject();
            object.put("file", finding.file());
            object.put("line", finding.at().line());
            object.put("column", finding.at().column());
            object.put("rule", finding.rule().id());
            object.put("severity", severity(finding));
            object.put("message", finding.message());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
