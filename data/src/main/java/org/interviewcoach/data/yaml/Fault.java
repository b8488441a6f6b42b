package org.interviewcoach.data.yaml;

/**
 * What is wrong at a place of a file.
 *
 * @param message says what is wrong and what would be right
 */
public record Fault(Position at, String message) {}
