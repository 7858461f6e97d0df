package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.plan.Refusal.Reason;

/// What forbids any plan from what stands to what is desired.
final class Objections {
    private final List<Refusal> refusals = new ArrayList<>();

    private Objections() {}

    static List<Refusal> to(Present present, Terms terms) {
        var objections = new Objections();
        present.unknowns().forEach(why -> objections.add(Reason.UNKNOWN_FACT, why));
        Desired desired = present.desired();
        if (desired.policy().isPresent()) {
            objections.toPolicy(present, desired.policy().get(), terms);
        } else {
            objections.toRetiring(present);
        }
        return List.copyOf(objections.refusals);
    }

    private void toPolicy(Present present, StsPolicy policy, Terms terms) {
        Desired desired = present.desired();
        if (desired.hosting().address().isEmpty()) {
            add(Reason.NO_ADDRESS, desired.hostName().ascii());
        }
        if (policy.mode() == Mode.NONE) {
            return;
        }
        // RFC 8461 §4.1: mail to a host that the policy does not cover is stopped, or reported as a failure.
        desired.uncovered().forEach(host -> add(Reason.MX_NOT_COVERED, host.ascii()));
        if (policy.mode() == Mode.ENFORCE) {
            toEnforcing(present, policy, terms);
        }
    }

    private void toRetiring(Present present) {
        if (moves(present)) {
            add(Reason.ONE_AT_A_TIME, "change the MX hosts before or after MTA-STS is removed");
        }
        boolean elsewhere = present.elsewhere().isPresent() || (present.alias().isPresent() && !present.aliasRight());
        if (elsewhere) {
            add(Reason.MOVE_FIRST, present.desired().domain().ascii());
        }
    }

    private void toEnforcing(Present present, StsPolicy policy, Terms terms) {
        if (present.promised(Desired.body(policy))) {
            return;
        }
        List<StsPolicy> served = present.policies();
        boolean enforced = !served.isEmpty() && served.stream().allMatch(each -> each.mode() == Mode.ENFORCE);
        boolean tested = present.record().isPresent() && served.stream().anyMatch(each -> each.mode() == Mode.TESTING);
        if (!enforced && !tested && !terms.enforceAtOnce()) {
            add(Reason.TESTING_FIRST, "publish it in testing, and read the reports");
        }
        if (!enforced && policy.maxAge().compareTo(Ladder.FIRST) > 0) {
            add(Reason.BEGIN_SHORT, policy.maxAge().toSeconds() + " was asked for");
        }
        Duration shortest = served.stream()
                .filter(each -> each.mode() == Mode.ENFORCE)
                .map(StsPolicy::maxAge)
                .min(Duration::compareTo)
                .orElse(Ladder.FIRST);
        if (enforced && policy.maxAge().compareTo(Ladder.above(shortest)) > 0) {
            String rung = shortest.toSeconds() + " to at most "
                    + Ladder.above(shortest).toSeconds();
            add(Reason.ONE_RUNG, "from " + rung);
        }
        boolean stricter = !enforced || policy.maxAge().compareTo(shortest) > 0;
        if (stricter && moves(present)) {
            add(Reason.ONE_AT_A_TIME, "change the MX hosts first");
        }
    }

    private static boolean moves(Present present) {
        return !present.mx()
                .map(MxSet::hosts)
                .map(present.desired().mx()::equals)
                .orElse(true);
    }

    private void add(Reason reason, String detail) {
        refusals.add(new Refusal(reason, detail));
    }
}
