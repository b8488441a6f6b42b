package org.interviewcoach.core.bank;

/** How near the parts of a pattern have to stand to each other in an answer. */
public sealed interface Window {
    /** Within one clause: the default of misconceptions. */
    record Clause() implements Window {}

    /** Within so many neighbouring sentences; one is the default of key points. */
    record Sentences(int count) implements Window {
        public Sentences {
            if (count < 1 || count > 10) {
                throw new IllegalArgumentException("A window spans 1 to 10 sentences: " + count);
            }
        }
    }

    /** Within so many neighbouring words, sentence ends not counting as borders. */
    record Words(int count) implements Window {
        public Words {
            if (count < 2 || count > 100) {
                throw new IllegalArgumentException("A window spans 2 to 100 words: " + count);
            }
        }
    }

    Window CLAUSE = new Clause();
    Window SENTENCE = new Sentences(1);
}
