package org.interviewcoach.core.memory;

/**
 * How firmly something is remembered.
 *
 * @param stability days until the chance to recall it has sunk to 90 percent
 * @param difficulty 1 to 10
 */
public record Recall(double stability, double difficulty) {}
