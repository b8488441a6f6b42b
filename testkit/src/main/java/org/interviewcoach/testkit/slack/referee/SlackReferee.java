package org.interviewcoach.testkit.slack.referee;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Collects what the bot did wrong. Tests end with {@link #assertNoViolations()}; what a test breaks on purpose it takes
 * out with {@link #forgive}. The server calls the {@code check} methods, whose answer is what Slack itself would refuse.
 * Thread-safe.
 */
public final class SlackReferee {
    private static final int MOST_KEPT = 1000;

    private final Optional<SlackSpecs> specs;
    private final List<SlackViolation> violations = new CopyOnWriteArrayList<>();
    private final Set<String> allowedMentions = ConcurrentHashMap.newKeySet();
    private final Set<SlackRule> switchedOff = ConcurrentHashMap.newKeySet();

    public SlackReferee(Optional<SlackSpecs> specs) {
        this.specs = specs;
    }

    /** All violations so far, oldest first. */
    public List<SlackViolation> violations() {
        return List.copyOf(violations);
    }

    /** Violations of one rule, oldest first. */
    public List<SlackViolation> violations(SlackRule rule) {
        return violations.stream().filter(violation -> violation.rule() == rule).toList();
    }

    /** Fails with the list of violations, if any. */
    public void assertNoViolations() {
        if (!violations.isEmpty()) {
            throw new AssertionError("Slack's rules were broken " + violations.size() + " times:\n"
                    + violations.stream().map(v -> "  - " + v).collect(Collectors.joining("\n")));
        }
    }

    /** Takes out the violations of these rules that were collected so far; new ones count again. */
    public void forgive(SlackRule first, SlackRule... more) {
        Set<SlackRule> forgiven = EnumSet.of(first, more);
        violations.removeIf(violation -> forgiven.contains(violation.rule()));
    }

    /** Collects violations of these rules no more. */
    public void switchOff(SlackRule first, SlackRule... more) {
        switchedOff.addAll(EnumSet.of(first, more));
    }

    /** Lets a mention pass, as it stands in the text: {@code <@U123>}, {@code <!here>}. */
    public void allowMention(String mention) {
        allowedMentions.add(mention);
    }

    /** Whether the published schemas are checked too. */
    public boolean hasSpecs() {
        return specs.isPresent();
    }

    public void report(SlackRule rule, String where, String what) {
        if (!switchedOff.contains(rule) && violations.size() < MOST_KEPT) {
            violations.add(new SlackViolation(rule, where, what));
        }
    }

    /** Required parameters by this server's table and by the published one; answers the missing ones. */
    public List<String> checkParameters(String method, List<String> required, JsonNode parameters) {
        List<String> all = new ArrayList<>(required);
        specs.ifPresent(s -> all.addAll(s.requiredParameters(method)));
        List<String> missing = all.stream()
                .distinct()
                .filter(name -> isMissing(parameters.path(name)))
                .toList();
        missing.forEach(name -> report(SlackRule.PARAMETER, method, "required parameter \"" + name + "\" is missing"));
        return missing;
    }

    /** A message in any request or acknowledgement: text and blocks; answers what Slack refuses about the blocks. */
    public List<String> checkMessage(String where, JsonNode message) {
        JsonNode blocks = message.path("blocks");
        String text = message.path("text").asText();
        if (!blocks.isEmpty() && text.isBlank()) {
            report(SlackRule.FALLBACK_TEXT, where, "blocks without text: notifications and screen readers get nothing");
        }
        boolean mrkdwn = message.path("mrkdwn").asBoolean(true);
        if (mrkdwn) {
            checkText(where, "text", text);
        }
        boolean looksForNames = isOn(message.path("link_names"))
                || message.path("parse").asText().equals("full");
        if (looksForNames) {
            TextRules.namedMentions(text).forEach(mention -> mention(where, "text", mention));
        }
        List<String> problems = new ArrayList<>();
        // An empty array is how an update takes the blocks away.
        boolean some = !blocks.isMissingNode() && !(blocks.isArray() && blocks.isEmpty());
        if (some) {
            problems.addAll(checkBlocks(where, blocks));
        }
        for (JsonNode attachment : message.path("attachments")) {
            checkText(where, "attachments.text", attachment.path("text").asText());
            if (attachment.has("blocks")) {
                problems.addAll(checkBlocks(where, attachment.path("blocks")));
            }
        }
        return problems;
    }

    /** A view in any request or acknowledgement; answers what Slack refuses about it. */
    public List<String> checkView(String where, JsonNode view) {
        List<String> problems = new ArrayList<>(BlockRules.ofView(view));
        problems.forEach(problem -> report(SlackRule.BLOCKS, where, problem));
        List<String> refused = specs.map(s -> s.viewProblems(view)).orElse(List.of());
        refused.forEach(problem -> report(SlackRule.SCHEMA, where, problem));
        problems.addAll(refused);
        checkWords(where, "view", view);
        return problems;
    }

    private List<String> checkBlocks(String where, JsonNode blocks) {
        List<String> problems = new ArrayList<>(BlockRules.ofMessage(blocks));
        problems.forEach(problem -> report(SlackRule.BLOCKS, where, problem));
        List<String> refused = specs.map(s -> s.messageProblems(blocks)).orElse(List.of());
        refused.forEach(problem -> report(SlackRule.SCHEMA, where, problem));
        problems.addAll(refused);
        checkWords(where, "blocks", blocks);
        return problems;
    }

    private void checkWords(String where, String path, JsonNode node) {
        TextRules.eachMrkdwn(path, node, (at, words) -> checkText(where, at, words));
        TextRules.blockMentions(node).forEach(mention -> mention(where, path, mention));
    }

    private void checkText(String where, String path, String words) {
        TextRules.mentions(words).forEach(mention -> mention(where, path, mention));
        TextRules.unescaped(words)
                .forEach(problem -> report(SlackRule.ESCAPING, where, path + ": " + problem + " in \"" + words + "\""));
    }

    private void mention(String where, String path, String mention) {
        if (!allowedMentions.contains(mention)) {
            report(SlackRule.MENTION, where, path + ": " + mention + " pings; allow it in the test if it is meant");
        }
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.asText().isEmpty());
    }

    private static boolean isOn(JsonNode flag) {
        return flag.asBoolean() || flag.asText().equals("1") || flag.asText().equals("true");
    }
}
