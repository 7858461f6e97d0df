package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.app.look.Eyes;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;

/// What is looked at by `serve`: the Internet, or a small one in this process.
///
/// @param options how domains that are watched are looked at
/// @param lab the small internet, whose zones can be written
/// @param eyes how visitors have a domain looked at
record ServeWorld(ObserverOptions options, Optional<Lab> lab, Eyes eyes) {
    static ServeWorld internet(ObserverOptions options) {
        return new ServeWorld(options, Optional.empty(), listener -> new ObservingChecker(options, listener));
    }

    static ServeWorld within(Lab lab, ObserverOptions options) {
        return new ServeWorld(
                LabCheckers.within(lab, options),
                Optional.of(lab),
                listener -> new LabCheckers(lab, options, listener));
    }
}
