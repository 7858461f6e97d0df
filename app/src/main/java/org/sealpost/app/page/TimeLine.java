package org.sealpost.app.page;

import java.util.List;

/// Stages by date, drawn. All lengths are in the units of its view box.
///
/// @param boxes what happened, and what is to come
/// @param ticks dates along it
/// @param today where it is now
/// @param entries the same in words
public record TimeLine(int width, List<Box> boxes, List<Tick> ticks, Pin today, List<Entry> entries) {
    public TimeLine {
        boxes = List.copyOf(boxes);
        ticks = List.copyOf(ticks);
        entries = List.copyOf(entries);
    }

    /// @param shape `box` for what happened, `hollow` for what is to come
    /// @param label empty where there is no room
    public record Box(String tone, String shape, int x, int width, String label, String more) {}

    public record Tick(int x, String label) {}

    /// @param anchor of the text
    public record Pin(int x, String label, String anchor) {}

    public record Entry(String tone, String time, String text) {}
}
