package org.interviewcoach.core.bank;

/** How much an author has put into a question, and so what may be done with it. */
public enum Tier {
    /** Question, answer and choices; free text is graded by likeness to the answer and never ranked. */
    STARTER,
    /** Plus key points with patterns and samples. */
    GRADED,
    /** Plus misconceptions, follow-ups, proof and references: the bundled Django pack. */
    PROVEN
}
