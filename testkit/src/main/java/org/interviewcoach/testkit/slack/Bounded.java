package org.interviewcoach.testkit.slack;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entries, so that hours of load do not fill the heap. */
final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 50_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
