package org.interviewcoach.core.bank;

import java.util.Optional;

/** A page to read on. */
public record Reference(String title, String url, Optional<String> section) {}
