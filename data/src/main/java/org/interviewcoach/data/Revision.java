package org.interviewcoach.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Choices;
import org.interviewcoach.core.bank.FollowUp;
import org.interviewcoach.core.bank.KeyPoint;
import org.interviewcoach.core.bank.Misconception;
import org.interviewcoach.core.bank.Phrasing;
import org.interviewcoach.core.bank.Probe;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Reference;
import org.interviewcoach.core.bank.Rubric;
import org.interviewcoach.core.bank.Window;

/**
 * The hash that tells one content of a question from another.
 *
 * <p>It covers what people are shown and how they are graded. Tags, seeds' items and samples are left out: they change
 * neither, and a new sample must not make old verdicts look outdated. Every value is written with its length, so that no
 * two contents have one serialisation; comments and layout of the file do not count.
 */
final class Revision {
    private static final int HEX_DIGITS = 16;

    private final StringBuilder out = new StringBuilder();

    private Revision() {}

    /** The question with its revision filled in. */
    static Question stamp(Question question) {
        return new Question(
                question.id(),
                of(question),
                question.tier(),
                question.text(),
                question.level(),
                question.tags(),
                question.since(),
                question.until(),
                question.answer(),
                question.rubric(),
                question.choices(),
                question.hints(),
                question.samples(),
                question.references(),
                question.sources());
    }

    static String of(Question question) {
        Revision revision = new Revision();
        revision.question(question);
        byte[] content = revision.out.toString().getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private void question(Question question) {
        text(question.id().value());
        text(question.tier().name());
        text(question.text());
        text(question.level().name());
        optional(question.since());
        optional(question.until());
        text(question.answer());
        rubric(question.rubric());
        size(question.choices().map(List::of).orElse(List.of()));
        question.choices().ifPresent(this::choices);
        size(question.hints());
        question.hints().forEach(this::text);
        size(question.references());
        question.references().forEach(this::reference);
    }

    private void rubric(Rubric rubric) {
        size(rubric.keyPoints());
        rubric.keyPoints().forEach(this::keyPoint);
        size(rubric.misconceptions());
        rubric.misconceptions().forEach(this::misconception);
        size(rubric.followUps());
        rubric.followUps().forEach(this::followUp);
    }

    private void keyPoint(KeyPoint point) {
        text(point.id());
        text(point.says());
        text(point.why());
        number(point.weight());
        number(point.required() ? 1 : 0);
        phrasings(point.accept());
        phrasings(point.unless());
        optional(point.hint());
        probe(point.ask());
    }

    private void misconception(Misconception misconception) {
        text(misconception.id());
        text(misconception.says());
        phrasings(misconception.match());
        phrasings(misconception.unless());
        text(misconception.correction());
        number(misconception.caps());
        probe(misconception.ask());
    }

    private void followUp(FollowUp followUp) {
        text(followUp.id());
        text(followUp.when().name());
        text(followUp.text());
        text(followUp.answer());
        size(followUp.keyPoints());
        followUp.keyPoints().forEach(this::keyPoint);
    }

    private void probe(Optional<Probe> probe) {
        number(probe.isPresent() ? 1 : 0);
        probe.ifPresent(it -> {
            text(it.text());
            phrasings(it.accept());
        });
    }

    private void phrasings(List<Phrasing> phrasings) {
        size(phrasings);
        for (Phrasing phrasing : phrasings) {
            text(phrasing.pattern());
            text(window(phrasing.within()));
        }
    }

    private static String window(Window window) {
        return switch (window) {
            case Window.Clause clause -> "clause";
            case Window.Sentences sentences -> sentences.count() + " sentences";
            case Window.Words words -> words.count() + " words";
        };
    }

    private void choices(Choices choices) {
        text(choices.stem());
        size(choices.options());
        for (Choices.Option option : choices.options()) {
            text(option.text());
            number(option.right() ? 1 : 0);
            text(option.why());
        }
    }

    private void reference(Reference reference) {
        text(reference.title());
        text(reference.url());
        optional(reference.section());
    }

    private void size(List<?> values) {
        number(values.size());
    }

    private void optional(Optional<String> value) {
        number(value.isPresent() ? 1 : 0);
        value.ifPresent(this::text);
    }

    private void number(int number) {
        out.append('#').append(number).append(';');
    }

    private void text(String text) {
        out.append(text.length()).append(':').append(text).append(';');
    }
}
