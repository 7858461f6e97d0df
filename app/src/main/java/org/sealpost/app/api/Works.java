package org.sealpost.app.api;

import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.reports.ReportsView;

/// With what domains are changed, and what is told of them: the same that the pages use, so that there is one way.
public record Works(Changes changes, ApprovedTexts texts, ReportsView reports, Setup setup) {
    Rollouts rollouts() {
        return new Rollouts(changes);
    }

    Repairs repairs() {
        return new Repairs(changes);
    }
}
