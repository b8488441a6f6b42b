package org.interviewcoach.data;

import java.util.List;
import java.util.Optional;
import org.interviewcoach.data.yaml.Position;
import org.interviewcoach.data.yaml.Yaml;

/**
 * A question's file: where everything stands in it, and what the engine has no use for.
 *
 * <p>It keeps the whole file in memory; who only plays keeps {@link LoadResult#bank()} and lets go of the rest.
 */
public final class QuestionSource {
    private final String file;
    private final Yaml root;
    private final Optional<Proof> proof;
    private final List<Optional<SampleKind>> sampleKinds;
    private final List<Optional<OptionValue>> optionValues;

    QuestionSource(
            String file,
            Yaml root,
            Optional<Proof> proof,
            List<Optional<SampleKind>> sampleKinds,
            List<Optional<OptionValue>> optionValues) {
        this.file = file;
        this.root = root;
        this.proof = proof;
        this.sampleKinds = List.copyOf(sampleKinds);
        this.optionValues = List.copyOf(optionValues);
    }

    public String file() {
        return file;
    }

    /** The whole file as a tree. */
    public Yaml root() {
        return root;
    }

    /** How the question's claims are proven, or why they are not. */
    public Optional<Proof> proof() {
        return proof;
    }

    /** What kind of answer each sample is, in the samples' order. */
    public List<Optional<SampleKind>> sampleKinds() {
        return sampleKinds;
    }

    /** What the proof computes for each option of the choices, in the options' order. */
    public List<Optional<OptionValue>> optionValues() {
        return optionValues;
    }

    /** Where the node of a path of keys and indexes starts; where it does not exist, the nearest one above it. */
    public Position positionOf(Object... path) {
        return root.positionOf(path);
    }

    /** Where a character of a text stands; the path leads to the text. */
    public Position positionIn(int codePoint, Object... path) {
        return root.find(path)
                .map(node -> node instanceof Yaml.Scalar scalar ? scalar.positionAt(codePoint) : node.at())
                .orElseGet(() -> root.positionOf(path));
    }

    @Override
    public String toString() {
        return file;
    }
}
