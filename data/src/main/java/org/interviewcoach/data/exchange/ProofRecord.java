package org.interviewcoach.data.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.interviewcoach.core.bank.QuestionId;

/**
 * What the proof runner has recorded: which question was proven on which version of its framework.
 *
 * @param proven by question, by series such as {@code 5.2}, the number of claims that were asserted there
 * @param releases the exact release that stood for a series
 */
public record ProofRecord(Map<QuestionId, Map<String, Integer>> proven, Map<String, String> releases) {
    public ProofRecord {
        proven = Collections.unmodifiableMap(new LinkedHashMap<>(proven));
        releases = Collections.unmodifiableMap(new LinkedHashMap<>(releases));
    }

    /** The record that comes with the program. */
    public static ProofRecord bundled() {
        try (InputStream in = Objects.requireNonNull(ProofRecord.class.getResourceAsStream("/proofs/proven.json"))) {
            return of(Trees.JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProofRecord of(JsonNode root) {
        Map<String, String> releases = new LinkedHashMap<>();
        root.path("django").forEachEntry((series, release) -> releases.put(series, release.asText()));
        Map<QuestionId, Map<String, Integer>> proven = new LinkedHashMap<>();
        root.path("questions").forEachEntry((question, entry) -> {
            Map<String, Integer> claims = new LinkedHashMap<>();
            entry.path("proven").forEachEntry((series, count) -> claims.put(series, count.asInt()));
            QuestionId.find(question).ifPresent(id -> proven.put(id, claims));
        });
        return new ProofRecord(proven, releases);
    }

    /** The claims asserted for a question by series; empty where none was. */
    public Map<String, Integer> of(QuestionId question) {
        return proven.getOrDefault(question, Map.of());
    }
}
