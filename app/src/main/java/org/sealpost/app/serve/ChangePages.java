package org.sealpost.app.serve;

import org.sealpost.app.page.Frames;
import org.sealpost.app.publish.ApprovedTexts;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.web.Routes;

/// Every page on which something of a domain is changed.
final class ChangePages {
    private ChangePages() {}

    static void add(Routes routes, Frames frames, Notices notices, Guard guard, Door door) {
        var domains = new DomainGuard(guard, notices, door.fleet());
        new PlanPages(frames, notices, domains, door.changes()).addTo(routes);
        new ApprovalPages(frames, notices, guard, domains, door.changes()).addTo(routes);
        new RolloutPages(frames, notices, domains, new Rollouts(door.changes())).addTo(routes);
        new RepairPages(frames, notices, domains, new Repairs(door.changes())).addTo(routes);
        var texts = new ApprovedTexts(door.changes(), door.fleet(), door.schedule());
        new TextPages(frames, notices, domains, texts, door.fleet()).addTo(routes);
    }
}
