package org.interviewcoach.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Level;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Sample;
import org.interviewcoach.core.bank.SeedSource;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.core.bank.Window;
import org.interviewcoach.core.grading.pattern.PatternParser;
import org.interviewcoach.core.grading.pattern.PatternProblem;
import org.interviewcoach.data.yaml.Position;
import org.interviewcoach.data.yaml.Yaml;
import org.jspecify.annotations.Nullable;

/** Reads one question's file. */
final class QuestionReader {
    private static final Map<String, Tier> TIERS = Words.byName(Tier.class);
    private static final Map<String, Level> LEVELS = Words.byName(Level.class);
    private static final Map<String, FollowUp.Strength> STRENGTHS = Words.byName(FollowUp.Strength.class);
    private static final Map<String, SampleKind> KINDS = Words.byName(SampleKind.class);
    private static final int MAX_SEED_NUMBER = 100_000;

    private final PatternParser patterns;
    private final Faults faults;
    /** Ids of key points, misconceptions and follow-ups: one name space, since a session notes by id what it asked. */
    private final Map<String, Position> probes = new HashMap<>();

    private final List<Optional<SampleKind>> sampleKinds = new ArrayList<>();
    private final List<Optional<OptionValue>> optionValues = new ArrayList<>();

    record Read(Question question, QuestionSource source) {}

    private QuestionReader(PatternParser patterns, Faults faults) {
        this.patterns = patterns;
        this.faults = faults;
    }

    /**
     * Reads a file's tree.
     *
     * @param expected the id that the file's path asks for
     * @return nothing where the file has faults
     */
    static Optional<Read> read(Yaml root, String expected, PatternParser patterns, Faults faults) {
        return Fields.of(root, "the question", faults)
                .flatMap(fields -> new QuestionReader(patterns, faults).question(fields, root, expected));
    }

    static Optional<QuestionId> parseId(String text) {
        try {
            return Optional.of(new QuestionId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Read> question(Fields fields, Yaml root, String expected) {
        Optional<QuestionId> id = id(fields, expected);
        String text = fields.text("question", "what is asked");
        Level level = fields.oneOf("level", LEVELS, Level.JUNIOR);
        Tier tier = fields.oneOf("tier", TIERS, Tier.STARTER);
        List<String> tags = values(fields.texts("tags", "words to find it by"));
        Optional<String> since = version(fields, "since");
        Optional<String> until = version(fields, "until");
        if (since.isPresent() && until.isPresent() && Words.compareVersions(since.get(), until.get()) > 0) {
            faults.add(fields.at("until"), "\"until\" is before \"since\". Swap them, or remove one.");
        }
        List<SeedSource> sources = sources(fields);
        String answer = fields.text("answer", "the model answer");
        Rubric rubric = rubric(fields, tier);
        Optional<Choices> choices = fields.findFields("choices", "the choices").flatMap(this::choices);
        List<String> hints = values(fields.texts("hints", "nudges from gentle to near"));
        List<Sample> samples = samples(fields, rubric);
        Optional<Proof> proof = fields.findFields("proof", "the proof").flatMap(this::proof);
        List<Reference> references = references(fields);
        fields.rejectOthers();
        if (!faults.isEmpty() || id.isEmpty()) {
            return Optional.empty();
        }
        Question question = Revision.stamp(new Question(
                id.get(),
                "",
                tier,
                text,
                level,
                tags,
                since,
                until,
                answer,
                rubric,
                choices,
                hints,
                samples,
                references,
                sources));
        return Optional.of(
                new Read(question, new QuestionSource(faults.file(), root, proof, sampleKinds, optionValues)));
    }

    private Optional<QuestionId> id(Fields fields, String expected) {
        String text = fields.text("id", expected + ", as the path says");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<QuestionId> id = parseId(text);
        if (!text.equals(expected)) {
            faults.add(
                    fields.at("id"),
                    "The id is \"" + text + "\", but the path asks for " + expected
                            + ". Change the id or move the file.");
        } else if (id.isEmpty()) {
            faults.add(
                    fields.at("id"),
                    "\"" + text + "\" is not an id. Name folders and files with " + Words.SLUG_ADVICE
                            + ", the id in all at most " + QuestionId.MAX_LENGTH + ".");
        }
        return id;
    }

    private Optional<String> version(Fields fields, String key) {
        Optional<Yaml.Scalar> version = fields.findTextNode(key, "a version in quotes, for example \"5.2\"");
        version.filter(it -> !Words.VERSION.matcher(it.value()).matches())
                .ifPresent(it -> faults.add(
                        it, "\"" + it.value() + "\" is not a version. Write for example " + key + ": \"5.2\"."));
        return version.map(Yaml.Scalar::value)
                .filter(it -> Words.VERSION.matcher(it).matches());
    }

    private List<SeedSource> sources(Fields fields) {
        List<SeedSource> sources = new ArrayList<>();
        for (Yaml item : fields.findList("sources", "items {seed: 0, item: 1}")) {
            Fields.of(item, "the source", faults).ifPresent(source -> {
                sources.add(new SeedSource(
                        source.integer("seed", 0, MAX_SEED_NUMBER), source.integer("item", 1, MAX_SEED_NUMBER)));
                source.rejectOthers();
            });
        }
        return sources;
    }

    private Rubric rubric(Fields fields, Tier tier) {
        List<KeyPoint> points = keyPoints(fields.findList("key_points", "2 to 7 key points"), probes);
        if (points.isEmpty()
                && tier != Tier.STARTER
                && fields.find("key_points").isEmpty()) {
            faults.add(
                    fields.at(),
                    "A question of tier " + tier.name().toLowerCase(Locale.ROOT)
                            + " has \"key_points\". Add them, or set tier: starter.");
        }
        List<Misconception> misconceptions = new ArrayList<>();
        for (Yaml item : fields.findList("misconceptions", "wrong beliefs")) {
            Fields.of(item, "the misconception", faults).ifPresent(it -> misconceptions.add(misconception(it)));
        }
        List<FollowUp> followUps = new ArrayList<>();
        for (Yaml item : fields.findList("follow_ups", "small questions")) {
            Fields.of(item, "the follow-up", faults).ifPresent(it -> followUps.add(followUp(it)));
        }
        return new Rubric(points, misconceptions, followUps);
    }

    private List<KeyPoint> keyPoints(List<Yaml> items, Map<String, Position> names) {
        List<KeyPoint> points = new ArrayList<>();
        for (Yaml item : items) {
            Fields.of(item, "the key point", faults).ifPresent(it -> points.add(keyPoint(it, names)));
        }
        return points;
    }

    private KeyPoint keyPoint(Fields fields, Map<String, Position> names) {
        String id = name(fields, names);
        String says = fields.text("says", "the point in one sentence");
        String why = fields.text("why", "why it matters, in one sentence");
        int weight = fields.integer("weight", 1, 3);
        boolean required = fields.flag("required");
        Window within = window(fields, Window.SENTENCE);
        List<Phrasing> accept = phrasings(fields.list("accept", "patterns to listen for"), within);
        List<Phrasing> unless = phrasings(fields.findList("unless", "patterns that take a match back"), within);
        Optional<String> hint = fields.findText("hint", "a nudge that does not give it away");
        Optional<Probe> ask = fields.findFields("ask", "the follow-up").map(it -> probe(it, "accept", false));
        fields.rejectOthers();
        return new KeyPoint(id, says, why, weight, required, accept, unless, hint, ask);
    }

    private Misconception misconception(Fields fields) {
        String id = name(fields, probes);
        String says = fields.text("says", "the wrong belief in one sentence");
        Window within = window(fields, Window.CLAUSE);
        List<Phrasing> match = phrasings(fields.list("match", "patterns that show it"), within);
        List<Phrasing> unless = phrasings(fields.findList("unless", "patterns that take a match back"), within);
        String correction = fields.text("correction", "one or two sentences that put it right");
        int caps = fields.integer("caps", 0, 3);
        Optional<Probe> ask = fields.findFields("ask", "the follow-up").map(it -> probe(it, "resolved_by", true));
        fields.rejectOthers();
        return new Misconception(id, says, match, unless, correction, caps, ask);
    }

    private FollowUp followUp(Fields fields) {
        String id = name(fields, probes);
        FollowUp.Strength when = fields.oneOf("when", STRENGTHS, FollowUp.Strength.STRONG);
        String text = fields.text("text", "the question");
        String answer = fields.text("answer", "what a good reply says");
        List<KeyPoint> points = keyPoints(fields.list("key_points", "at least one key point"), new HashMap<>());
        fields.rejectOthers();
        return new FollowUp(id, when, text, answer, points);
    }

    private String name(Fields fields, Map<String, Position> names) {
        String id = fields.text("id", "a short name, for example one-query");
        if (id.isEmpty()) {
            return id;
        }
        Position at = fields.at("id");
        if (!Words.isSlug(id)) {
            faults.add(at, "\"" + id + "\" is not a name. Use " + Words.SLUG_ADVICE + ".");
            return id;
        }
        @Nullable Position first = names.putIfAbsent(id, at);
        if (first != null) {
            faults.add(
                    at,
                    "The id \"" + id + "\" stands on line " + first.line() + " already. Give every key point,"
                            + " misconception and follow-up an id of its own.");
        }
        return id;
    }

    private Window window(Fields fields, Window otherwise) {
        Optional<Yaml.Scalar> text = fields.findTextNode("within", Words.WINDOW_ADVICE);
        if (text.isEmpty()) {
            return otherwise;
        }
        Optional<Window> window = Words.window(text.get().value());
        if (window.isEmpty()) {
            faults.add(
                    text.get(), "\"" + text.get().value() + "\" is not a window. Write " + Words.WINDOW_ADVICE + ".");
        }
        return window.orElse(otherwise);
    }

    private Probe probe(Fields fields, String patternsKey, boolean needsPatterns) {
        String text = fields.text("text", "the question");
        String advice = "patterns that show it";
        List<Yaml> items = needsPatterns ? fields.list(patternsKey, advice) : fields.findList(patternsKey, advice);
        fields.rejectOthers();
        return new Probe(text, phrasings(items, Window.SENTENCE));
    }

    private List<Phrasing> phrasings(List<Yaml> items, Window within) {
        List<Phrasing> phrasings = new ArrayList<>();
        for (Yaml item : items) {
            phrasing(item, within).ifPresent(phrasings::add);
        }
        return phrasings;
    }

    private Optional<Phrasing> phrasing(Yaml item, Window within) {
        if (item instanceof Yaml.Mapping) {
            Fields fields = Fields.of(item, "the pattern", faults).orElseThrow();
            Window own = window(fields, within);
            if (fields.find("match").isEmpty()) {
                fields.text("match", "the pattern");
            }
            Optional<Yaml.Scalar> match = fields.findTextNode("match", "the pattern");
            fields.rejectOthers();
            return match.flatMap(it -> checked(it, own));
        }
        if (!(item instanceof Yaml.Scalar scalar)) {
            if (!(item instanceof Yaml.Broken)) {
                faults.add(
                        item, "A pattern is " + Fields.words(item) + ". Write a text, or {match: ..., within: ...}.");
            }
            return Optional.empty();
        }
        if (scalar.kind() != Yaml.Kind.TEXT || scalar.value().isBlank()) {
            faults.add(
                    item,
                    scalar.kind() == Yaml.Kind.NULL || scalar.value().isBlank()
                            ? "The pattern is empty. Write the words to listen for, or remove it."
                            : "The pattern is read as " + scalar.kind().words() + ". Put it in quotes: \""
                                    + scalar.value() + "\".");
            return Optional.empty();
        }
        return checked(scalar, within);
    }

    private Optional<Phrasing> checked(Yaml.Scalar scalar, Window within) {
        List<PatternProblem> problems = patterns.parse(scalar.value()).problems();
        for (PatternProblem problem : problems) {
            // A broken or missing entry of the lexicon is told once a file, not at each of its uses.
            if (!problem.message().startsWith("The lexicon") || !faults.mentions(problem.message())) {
                faults.add(scalar.positionAt(problem.column() - 1), problem.message());
            }
        }
        return problems.isEmpty() ? Optional.of(new Phrasing(scalar.value(), within)) : Optional.empty();
    }

    private Optional<Choices> choices(Fields fields) {
        String stem = fields.text("stem", "what is asked");
        List<Choices.Option> options = new ArrayList<>();
        List<Yaml> items = fields.list("options", "2 to " + Choices.MAX_OPTIONS + " options");
        for (Yaml item : items) {
            Fields.of(item, "the option", faults).ifPresent(it -> options.add(option(it)));
        }
        fields.rejectOthers();
        if (items.size() == 1 || items.size() > Choices.MAX_OPTIONS) {
            faults.add(
                    fields.at("options"),
                    (items.size() == 1 ? "There is only one option." : "There are " + items.size() + " options.")
                            + " Write 2 to " + Choices.MAX_OPTIONS + ".");
            return Optional.empty();
        }
        if (!options.isEmpty() && options.stream().noneMatch(Choices.Option::right)) {
            faults.add(fields.at("options"), "No option is right. Write right: true in at least one.");
            return Optional.empty();
        }
        return options.size() < 2 ? Optional.empty() : Optional.of(new Choices(stem, options));
    }

    private Choices.Option option(Fields fields) {
        String text = fields.text("text", "the option");
        boolean right = fields.flag("right");
        String why = fields.text("why", "why it is right, or what makes people choose it");
        optionValues.add(fields.find("value").flatMap(this::optionValue));
        fields.rejectOthers();
        return new Choices.Option(text, right, why);
    }

    private Optional<OptionValue> optionValue(Yaml node) {
        if (node instanceof Yaml.Scalar scalar) {
            switch (scalar.kind()) {
                case TEXT -> {
                    return Optional.of(new OptionValue(OptionValue.Type.TEXT, scalar.value()));
                }
                case INTEGER -> {
                    return Optional.of(new OptionValue(OptionValue.Type.INTEGER, scalar.value()));
                }
                case DECIMAL -> {
                    return Optional.of(new OptionValue(OptionValue.Type.DECIMAL, scalar.value()));
                }
                case BOOLEAN -> {
                    return Optional.of(new OptionValue(OptionValue.Type.BOOLEAN, scalar.value()));
                }
                case NULL, OTHER -> {}
            }
        }
        if (!(node instanceof Yaml.Broken)) {
            faults.add(
                    node,
                    "\"value\" is " + Fields.words(node) + ". Write a text, a number, true or false: what the proof's"
                            + " choice() returns where this option is right.");
        }
        return Optional.empty();
    }

    private List<Sample> samples(Fields fields, Rubric rubric) {
        Set<String> points = rubric.keyPoints().stream().map(KeyPoint::id).collect(Collectors.toSet());
        Set<String> misconceptions =
                rubric.misconceptions().stream().map(Misconception::id).collect(Collectors.toSet());
        List<Sample> samples = new ArrayList<>();
        for (Yaml item : fields.findList("samples", "answers as people type them")) {
            Fields.of(item, "the sample", faults).ifPresent(sample -> {
                samples.add(new Sample(
                        sample.text("answer", "the answer as it was typed"),
                        sample.integer("level", 0, 4),
                        references(sample, "points", "key point", points),
                        references(sample, "misconceptions", "misconception", misconceptions)));
                sampleKinds.add(sample.findOneOf("kind", KINDS));
                sample.rejectOthers();
            });
        }
        return samples;
    }

    private List<String> references(Fields sample, String key, String called, Set<String> known) {
        List<String> ids = new ArrayList<>();
        for (Yaml.Scalar id : sample.texts(key, "ids")) {
            if (!known.contains(id.value())) {
                faults.add(
                        id,
                        "There is no " + called + " \"" + id.value() + "\". "
                                + Suggestion.or(id.value(), known, "The question has " + shown(known) + "."));
            }
            ids.add(id.value());
        }
        return ids;
    }

    private static String shown(Collection<String> known) {
        return known.isEmpty() ? "none" : known.stream().sorted().collect(Collectors.joining(", "));
    }

    private Optional<Proof> proof(Fields fields) {
        if (fields.has("none")) {
            String reason = fields.text("none", "why nothing can be run, in a sentence");
            fields.rejectOthers();
            return Optional.of(new Proof.None(reason));
        }
        Map<String, String> files = new LinkedHashMap<>();
        fields.find("files")
                .ifPresent(node -> Fields.of(node, "the mapping of files", faults)
                        .ifPresent(it -> readFiles((Yaml.Mapping) node, it, files)));
        Proof.Code code = new Proof.Code(
                values(fields.texts("requires", "packages")),
                fields.findText("versions", "a specifier in quotes, for example \">=5.2\""),
                fields.findText("settings", "lines of settings"),
                files,
                fields.text("code", "tests that assert the claims, or none: the reason why there are none"));
        fields.rejectOthers();
        return Optional.of(code);
    }

    private static void readFiles(Yaml.Mapping node, Fields fields, Map<String, String> files) {
        for (Yaml.Entry entry : node.entries()) {
            String path = entry.key().value();
            files.put(path, fields.text(path, "the file's content"));
        }
    }

    private List<Reference> references(Fields fields) {
        List<Reference> references = new ArrayList<>();
        for (Yaml item : fields.findList("references", "pages with title and url")) {
            Fields.of(item, "the reference", faults).ifPresent(reference -> {
                String title = reference.text("title", "the page's title");
                String url = reference.text("url", "its address");
                if (!url.isEmpty() && !isAddress(url)) {
                    faults.add(
                            reference.at("url"),
                            "\"" + url + "\" is not an address. Write one that starts with https://.");
                }
                references.add(new Reference(title, url, reference.findText("section", "the section's title")));
                reference.rejectOthers();
            });
        }
        return references;
    }

    private static boolean isAddress(String url) {
        return url.matches("https://[^\\s/]+\\.[^\\s/]+(/\\S*)?");
    }

    private static List<String> values(List<Yaml.Scalar> nodes) {
        return nodes.stream().map(Yaml.Scalar::value).toList();
    }
}
