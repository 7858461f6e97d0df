package org.sealpost.app.serve;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.page.DomainChanges;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.store.PublishStore;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.look.Remedy;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;

/// What is approved for domains, as their pages say it.
record ChangesView(Changes changes) {
    private static final int PLANS = 10;
    private static final String DONE = "done";

    private PublishStore journal() {
        return changes.office().journal();
    }

    /// @param may whether the visitor can make plans
    DomainChanges of(DomainName domain, boolean may) {
        List<PlanBook.Page> begun = journal().book().begun(domain, PLANS);
        Optional<DomainChanges.Plan> going = begun.stream()
                .filter(page -> page.state() == PlanBook.State.UNDERWAY)
                .findFirst()
                .map(ChangesView::line);
        return new DomainChanges(
                domain.ascii(),
                journal().approved(domain).map(ChangesView::words).orElse("Nothing is approved yet."),
                going,
                new AloneView(
                                domain,
                                journal().aims().of(domain),
                                journal().aims().last(domain))
                        .page(),
                begun.stream()
                        .filter(page -> page.state() == PlanBook.State.ENDED)
                        .map(ChangesView::line)
                        .toList(),
                may && going.isEmpty());
    }

    private static String words(Desired desired) {
        return desired.policy().map(ChangesView::words).orElse("Approved: no MTA-STS.");
    }

    private static String words(StsPolicy policy) {
        return "Approved: " + policy.mode().word() + ", max_age " + WishForm.words(policy.maxAge()) + ", "
                + policy.mx().stream().map(pattern -> pattern.text()).collect(Collectors.joining(", ")) + ".";
    }

    private static DomainChanges.Plan line(PlanBook.Page page) {
        return new DomainChanges.Plan(
                page.plan().id().text(),
                PlanPages.upper(PlanView.transitions(page.plan())),
                page.ended()
                        .map(at -> page.how() + ", " + AlertLines.time(at))
                        .orElseGet(() ->
                                "begun " + page.begun().map(AlertLines::time).orElse("")),
                page.ended().isEmpty() ? "wait" : page.how().equals(DONE) ? "pass" : "na");
    }

    /// Those domains for which something is approved that one of the alerts can be brought back to.
    Set<DomainName> approved(List<Alert> alerts) {
        Set<DomainName> some = alerts.stream()
                .filter(alert -> Remedy.of(alert.cause(), alert.level()) instanceof Remedy.BringBack)
                .map(alert -> alert.cause().domain())
                .collect(Collectors.toCollection(HashSet::new));
        if (!some.isEmpty()) {
            some.retainAll(journal().domains());
        }
        return some;
    }
}
