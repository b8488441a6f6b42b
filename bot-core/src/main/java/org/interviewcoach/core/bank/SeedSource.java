package org.interviewcoach.core.bank;

/** An item of a seed list that a question covers. */
public record SeedSource(int seed, int item) {}
