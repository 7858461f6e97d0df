package org.sealpost.fleet.watch.notice;

import java.time.Instant;
import org.sealpost.fleet.watch.alert.Word;

/// Whether there is something to tell a channel of an alert.
public sealed interface Due {
    record Nothing() implements Due {}

    record Now(Word word) implements Due {}

    /// Not before this instant; it is to be asked again then.
    record Later(Instant at) implements Due {}
}
