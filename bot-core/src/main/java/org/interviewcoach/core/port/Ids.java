package org.interviewcoach.core.port;

/** Where new ids come from; random in production, counted in tests. */
@FunctionalInterface
public interface Ids {
    /** A new id of 13 lower-case letters and digits, unique for all purposes. */
    String next();
}
