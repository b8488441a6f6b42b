package org.interviewcoach.data.lint;

import java.util.ArrayList;
import java.util.List;
import org.interviewcoach.core.bank.Question;
import org.interviewcoach.core.bank.Tier;
import org.interviewcoach.data.LoadedPack;
import org.interviewcoach.data.QuestionSource;
import org.interviewcoach.data.yaml.Position;

/** Collects findings, and knows where a question's parts stand. */
final class Report {
    private final List<Finding> findings = new ArrayList<>();

    /** What rules see of one question. */
    final class Subject {
        private final LoadedPack pack;
        private final Question question;
        private final QuestionSource source;

        private Subject(LoadedPack pack, Question question) {
            this.pack = pack;
            this.question = question;
            this.source = pack.sourceOf(question);
        }

        LoadedPack pack() {
            return pack;
        }

        Question question() {
            return question;
        }

        QuestionSource source() {
            return source;
        }

        boolean is(Tier tier) {
            return question.tier() == tier;
        }

        void error(Rule rule, String message, Object... path) {
            add(Severity.ERROR, rule, message, path);
        }

        void warning(Rule rule, String message, Object... path) {
            add(Severity.WARNING, rule, message, path);
        }

        /** An error where everything is asked of the question, else a warning. */
        void byTier(Rule rule, String message, Object... path) {
            add(is(Tier.PROVEN) ? Severity.ERROR : Severity.WARNING, rule, message, path);
        }

        void add(Severity severity, Rule rule, String message, Object... path) {
            Report.this.add(source.file(), source.positionOf(path), rule, severity, message);
        }

        void addInText(Severity severity, Rule rule, String message, int codePoint, Object... path) {
            Report.this.add(source.file(), source.positionIn(codePoint, path), rule, severity, message);
        }
    }

    Subject subject(LoadedPack pack, Question question) {
        return new Subject(pack, question);
    }

    void add(String file, Position at, Rule rule, Severity severity, String message) {
        findings.add(new Finding(file, at, rule, severity, message));
    }

    List<Finding> findings() {
        return findings.stream().distinct().sorted().toList();
    }
}
