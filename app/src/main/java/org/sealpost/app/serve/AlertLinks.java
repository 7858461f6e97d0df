package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;

/// Where the links in messages lead: to the domain of the alert, in whichever tenant of the visitor it is.
record AlertLinks(Guard guard, Notices notices, FleetStore fleet) {
    void addTo(Routes routes) {
        routes.get("/alerts/{id}", call -> guard.letIn(call, this::follow));
    }

    private Reply follow(Guard.Self self) {
        Optional<AlertId> id = AlertId.read(self.call().named("id"));
        for (TenantId tenant : self.caller().person().roles().keySet()) {
            Optional<Alert> alert = id.filter(_ -> self.caller().may(Permission.SEE_ALERTS, new Target.Whole(tenant)))
                    .flatMap(each -> fleet.alerts().of(each, tenant.word()));
            if (alert.isPresent()) {
                Reply there = Reply.seeOther("/fleet/" + alert.get().cause().domain());
                return Doorkeeper.choosing(self.call(), there, tenant);
            }
        }
        return notices.refuse(self.call(), 404, "There is no such alert, or it was over long ago.");
    }
}
