package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.Pack;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.core.port.PackReader;
import org.interviewcoach.core.state.PackState.Entry;
import org.interviewcoach.data.LoadResult;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.interviewcoach.data.lint.Lint;
import org.interviewcoach.data.lint.Rule;
import org.interviewcoach.data.lint.Severity;
import org.interviewcoach.data.yaml.YamlReader;

/** Packs that are handed in while the coach runs: unpacked, loaded and linted as if they were installed. */
public final class UploadedPacks implements PackReader {
    private static final String HEADER = "pack.yaml";
    private static final Pattern ID = Pattern.compile("(?m)^id:[ \\t]*[\"']?([a-z0-9.-]+)[\"']?[ \\t]*(#.*)?$");
    /** The loader asks for reasons, a table may leave them out. */
    private static final String NO_REASON = "-";

    private static final String TABLE_PACK = "own";

    /** What a table can have wrong; for the rest that lint misses it has no columns. */
    private static final Set<Rule> IN_TABLES = Set.of(
            Rule.OPTION_COUNT,
            Rule.OPTION_DUPLICATE,
            Rule.OPTION_LENGTH,
            Rule.OPTION_ABOVE,
            Rule.CODE_BLOCK,
            Rule.SPELLING,
            Rule.QUESTION_NEAR_DUPLICATE);

    @Override
    public Opened open(String name, String base64) {
        String lower = name.toLowerCase(Locale.ROOT);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new Opened.Refused(Opened.Why.BROKEN);
        }
        boolean isArchive = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        try {
            if (lower.endsWith(".zip")) {
                return isArchive ? Archive.open(bytes) : new Opened.Refused(Opened.Why.BROKEN);
            }
            if (isArchive) {
                return new Opened.Refused(Opened.Why.WRONG_KIND);
            }
            if (lower.endsWith(".csv")) {
                return text(bytes, Opened.Table::new);
            }
            return lower.endsWith(".yaml") || lower.endsWith(".yml")
                    ? text(bytes, content -> oneFile(lower, content))
                    : new Opened.Refused(Opened.Why.WRONG_KIND);
        } catch (CharacterCodingException e) {
            return new Opened.Refused(Opened.Why.NOT_TEXT);
        }
    }

    /** What is made of a text. */
    private interface Making {
        Opened of(String text);
    }

    private static Opened text(byte[] bytes, Making making) throws CharacterCodingException {
        if (bytes.length > YamlReader.MAX_BYTES) {
            return new Opened.Refused(Opened.Why.TOO_LARGE);
        }
        return making.of(Archive.text(bytes));
    }

    /** A question says itself where it belongs; header and lexicon are known by their names. */
    private static Opened oneFile(String name, String content) {
        if (name.equals(HEADER) || name.equals("lexicon.yaml")) {
            return new Opened.OneFile(name, content);
        }
        Matcher id = ID.matcher(content);
        return id.find()
                ? QuestionId.find(id.group(1))
                        .<Opened>map(it -> new Opened.OneFile(path(it.value()) + ".yaml", content))
                        .orElseGet(() -> new Opened.Refused(Opened.Why.WRONG_KIND))
                : new Opened.Refused(Opened.Why.WRONG_KIND);
    }

    private static String path(String id) {
        return id.substring(id.indexOf('.') + 1).replace('.', '/');
    }

    @Override
    public Optional<Pack> pack(Map<String, String> files) {
        return load(files).packs().stream().findFirst().map(LoadedPack::pack);
    }

    @Override
    public List<Finding> check(Map<String, String> files) {
        String folder = folder(files) + "/";
        LoadResult loaded = load(files);
        List<Finding> findings = new ArrayList<>();
        loaded.problems()
                .forEach(it -> findings.add(new Finding(
                        inside(folder, it.file()), it.at().line(), it.at().column(), true, it.message())));
        for (LoadedPack pack : loaded.packs()) {
            Lint.check(pack)
                    .forEach(it -> findings.add(new Finding(
                            inside(folder, it.file()),
                            it.at().line(),
                            it.at().column(),
                            it.severity() == Severity.ERROR,
                            it.message())));
        }
        return findings;
    }

    private static String inside(String folder, String file) {
        return file.startsWith(folder) ? file.substring(folder.length()) : file;
    }

    private static LoadResult load(Map<String, String> files) {
        return PackLoader.load(folder(files), files);
    }

    /** Nobody sees the name that the folder had: it is called as its header says. */
    private static String folder(Map<String, String> files) {
        Matcher id = ID.matcher(files.getOrDefault(HEADER, ""));
        return id.find() ? id.group(1) : "pack";
    }

    @Override
    public List<Finding> check(List<Entry> entries) {
        Map<String, String> files = new TreeMap<>();
        ObjectNode header = Trees.object();
        header.put("id", TABLE_PACK).put("title", "Own").put("description", "Own questions.");
        header.put("licence", "none").put("locale", "en");
        Map<String, String> areas = new LinkedHashMap<>();
        for (Entry it : entries) {
            areas.put(it.id().substring(0, it.id().indexOf('.')), it.id());
            files.put(it.id().replace('.', '/') + ".yaml", YamlWriter.write(question(it)));
        }
        ArrayNode list = header.putArray("areas");
        areas.keySet().forEach(it -> list.addObject().put("id", it).put("title", it));
        files.put(HEADER, YamlWriter.write(header));
        List<Finding> findings = new ArrayList<>();
        for (LoadedPack pack : PackLoader.load(TABLE_PACK, files).packs()) {
            Lint.checkContent(pack).stream()
                    .filter(it -> IN_TABLES.contains(it.rule()))
                    .forEach(it -> findings.add(new Finding(
                            it.file()
                                    .substring(it.file().indexOf('/') + 1)
                                    .replace(".yaml", "")
                                    .replace('/', '.'),
                            it.at().line(),
                            it.at().column(),
                            it.severity() == Severity.ERROR,
                            it.message())));
        }
        return findings;
    }

    private static ObjectNode question(Entry entry) {
        ObjectNode question = Trees.object();
        question.put("id", TABLE_PACK + "." + entry.id());
        question.put("question", entry.question());
        question.put("level", entry.level().key());
        question.put("tier", "starter");
        question.put("answer", entry.answer());
        if (entry.choices().isPresent()) {
            Choices choices = entry.choices().get();
            ObjectNode tree = question.putObject("choices");
            tree.put("stem", choices.stem());
            ArrayNode options = tree.putArray("options");
            for (Choices.Option option : choices.options()) {
                ObjectNode one = options.addObject();
                one.put("text", option.text());
                if (option.right()) {
                    one.put("right", true);
                }
                one.put("why", option.why().isEmpty() ? NO_REASON : option.why());
            }
        }
        return question;
    }

    @Override
    public String zip(Map<String, String> files) {
        return Base64.getEncoder().encodeToString(Archive.write(folder(files), files));
    }
}
