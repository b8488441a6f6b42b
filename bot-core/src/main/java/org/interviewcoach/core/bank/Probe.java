package org.interviewcoach.core.bank;

import java.util.List;

/**
 * A follow-up question that probes one point or lets a person find out a misconception.
 *
 * @param accept what shows that the reply is right; empty where the point's own patterns serve
 */
public record Probe(String text, List<Phrasing> accept) {
    public Probe {
        accept = List.copyOf(accept);
    }
}
