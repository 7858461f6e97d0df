package org.sealpost.app.render;

import java.time.Duration;
import java.util.List;
import org.sealpost.app.check.WorldReport;

/// What a self-test says, in one format: it gets the worlds one by one, and ends with all of them together. Called
/// from one thread.
public interface SelfTestReport {
    /// One more world.
    void add(WorldReport report);

    /// No more come. The stream stays open.
    ///
    /// @param all that were added
    void end(List<WorldReport> all, Duration took);
}
