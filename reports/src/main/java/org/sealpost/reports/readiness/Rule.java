package org.sealpost.reports.readiness;

import java.util.stream.Stream;

/// One thing that has to hold.
@FunctionalInterface
interface Rule {
    /// Nothing when it does.
    Stream<Objection> judge(Picture picture);
}
