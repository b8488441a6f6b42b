package org.interviewcoach.data.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.QuestionId;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.PackLoader;
import org.junit.jupiter.api.Test;

class SiteTest {
    private static final List<LoadedPack> PACKS = PackLoader.bundled().packs();
    private static final Map<String, String> SITE =
            Site.of(PACKS, ProofRecord.bundled(), Optional.of("https://example.org/report?question={id}"));
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @Test
    void everyQuestionHasAPageThatSaysWhatIsAskedAndWhatItIsCalled() {
        for (LoadedPack loaded : PACKS) {
            for (Question question : loaded.pack().questions()) {
                assertThat(SITE).containsKey(path(question));
                assertThat(SITE.get(path(question)))
                        .contains("<code>" + question.id() + "</code>")
                        .contains("https://example.org/report?question=" + question.id())
                        .contains("<h2>Answer</h2>");
            }
        }
    }

    @Test
    void everyLinkWithinTheSiteLeadsToAPage() {
        Set<String> dead = new TreeSet<>();
        SITE.forEach((path, content) -> {
            if (path.endsWith(".html")) {
                Matcher link = LINK.matcher(content);
                while (link.find()) {
                    String target = link.group(1);
                    if (!target.matches("[a-z]+:.*") && !SITE.containsKey(resolve(path, target))) {
                        dead.add(path + " -> " + target);
                    }
                }
            }
        });
        assertThat(dead).isEmpty();
    }

    @Test
    void everyQuestionIsReachedFromTheStartByAreas() {
        Set<String> linked = new TreeSet<>();
        SITE.forEach((path, content) -> {
            if (path.endsWith("index.html")) {
                Matcher link = LINK.matcher(content);
                while (link.find()) {
                    linked.add(resolve(path, link.group(1)));
                }
            }
        });
        for (LoadedPack loaded : PACKS) {
            loaded.pack().questions().forEach(it -> assertThat(linked).contains(path(it)));
        }
    }

    @Test
    void theSearchKnowsEveryQuestion() {
        for (LoadedPack loaded : PACKS) {
            loaded.pack()
                    .questions()
                    .forEach(it -> assertThat(SITE.get("questions.js")).contains("\"url\":\"" + path(it) + "\""));
        }
    }

    @Test
    void aProvenQuestionSaysOnWhatItWasRun() {
        QuestionId id = ProofRecord.bundled().proven().keySet().iterator().next();
        Map<String, Integer> claims = ProofRecord.bundled().of(id);
        String series = claims.keySet().iterator().next();

        assertThat(page(id))
                .contains("Run on Django " + ProofRecord.bundled().releases().get(series) + " (" + claims.get(series)
                        + " claims)");
    }

    @Test
    void withoutARecordItSaysThatNothingWasRunYet() {
        QuestionId id = ProofRecord.bundled().proven().keySet().iterator().next();
        Map<String, String> site = Site.of(PACKS, new ProofRecord(Map.of(), Map.of()), Optional.empty());

        assertThat(site.get(path(id))).contains("has not been run yet").doesNotContain("Report an error");
    }

    @Test
    void htmlInATextStaysText() {
        for (Map.Entry<String, String> file : SITE.entrySet()) {
            if (file.getKey().startsWith("django/")) {
                assertThat(file.getValue()).as(file.getKey()).doesNotContain("<script");
            }
        }
        assertThat(SITE.get("questions.js")).doesNotContain("</");
    }

    private static String page(QuestionId id) {
        return Objects.requireNonNull(SITE.get(path(id)));
    }

    private static String path(Question question) {
        return path(question.id());
    }

    private static String path(QuestionId id) {
        return id.value().replace('.', '/') + ".html";
    }

    private static String resolve(String from, String target) {
        return URI.create("/" + from).resolve(target).getPath().substring(1);
    }
}
