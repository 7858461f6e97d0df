package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;

/// Stands before the pages of one watched domain: that of another tenant looks as if it were not there.
record DomainGuard(Guard guard, Notices notices, FleetStore fleet) {
    /// Somebody who may go on, and at which domain.
    record Visit(Guard.Visit visit, WatchedDomain watched) {
        DomainName domain() {
            return watched.domain();
        }

        boolean may(Permission permission) {
            return visit.may(permission, domain());
        }

        Call call() {
            return visit.call();
        }

        Asker asker() {
            return visit.asker();
        }

        String formToken() {
            return visit.formToken();
        }

        /// Where the pages of the domain begin.
        String path() {
            return "/fleet/" + domain().ascii();
        }
    }

    /// A page of a domain.
    interface Page {
        Reply answer(Visit visit);
    }

    Reply let(Call call, Permission permission, Page page) {
        return guard.let(
                call,
                permission,
                visit -> watched(visit)
                        .map(watched -> page.answer(new Visit(visit, watched)))
                        .orElseGet(() -> notices.refuse(call, 404, "This domain is not watched here.")));
    }

    private Optional<WatchedDomain> watched(Guard.Visit visit) {
        return DomainName.ofWire(visit.call().named("domain"))
                .flatMap(fleet.domains()::of)
                .filter(each -> each.tenant().equals(visit.tenant().word()));
    }
}
