package org.sealpost.observe.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.observe.facts.TranscriptLine;

/// What was said in one connection, within limits that a talkative server cannot stretch.
final class Transcript {
    private static final int LINES = 200;
    private static final int LENGTH = 512;

    private final long start = System.nanoTime();
    private final List<TranscriptLine> lines = new ArrayList<>();

    void fromServer(String text) {
        add(true, text);
    }

    void fromUs(String text) {
        add(false, text);
    }

    /// Something that happened and is no line of the protocol.
    void event(String what) {
        add(false, "(" + what + ")");
    }

    List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void add(boolean fromServer, String text) {
        if (lines.size() < LINES) {
            String kept = text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "…";
            lines.add(new TranscriptLine(fromServer, kept, took()));
        } else if (lines.size() == LINES) {
            lines.add(new TranscriptLine(false, "(the rest is left out)", took()));
        }
    }
}
