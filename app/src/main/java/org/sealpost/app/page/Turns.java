package org.sealpost.app.page;

import java.util.List;

/// Which part of something long is shown, and where its other parts are.
///
/// @param shown in words, such as `Policies 21 to 40 of 1,000`; empty where all of it is
/// @param links to the parts before and after
public record Turns(String shown, List<Linked> links) {
    /// All of it is shown.
    public static final Turns NONE = new Turns("", List.of());

    public Turns {
        links = List.copyOf(links);
    }
}
