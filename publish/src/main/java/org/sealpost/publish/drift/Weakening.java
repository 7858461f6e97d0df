package org.sealpost.publish.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Step;

/// Whether a plan would protect less than what stands. A repair that nobody looked at must not.
public final class Weakening {
    private Weakening() {}

    /// Why it would; empty when it would not.
    public static List<String> of(Plan plan, History history) {
        var reasons = new ArrayList<String>();
        Observed observed = plan.basis().observed();
        List<StsPolicy> served = observed.edges().values().stream()
                .filter(EdgeAnswer.Serves.class::isInstance)
                .map(answer -> Fact.served(((EdgeAnswer.Serves) answer).body()))
                .filter(Fact.Policy.class::isInstance)
                .map(fact -> ((Fact.Policy) fact).policy())
                .toList();
        List<Set<DomainName>> sets = new Caches(history, plan.basis().madeAt()).mxSets();
        for (Step step : plan.steps()) {
            switch (step.action()) {
                case Action.Serve(Fact.Policy next, boolean _) ->
                    served.forEach(now -> compare(now, next.policy(), sets, reasons));
                case Action.StopServing _ -> reasons.add("it would stop serving a policy");
                case Action.ChangeMx _ -> reasons.add("it would change MX hosts");
                case Action.Write write -> {
                    if (write.meaning() instanceof Fact.NoId) {
                        reasons.add("it would take the record away");
                    }
                }
                case Action.PrepareHosts _, Action.Wait _ -> {}
            }
        }
        return reasons.stream().distinct().toList();
    }

    private static void compare(StsPolicy now, StsPolicy next, List<Set<DomainName>> sets, List<String> reasons) {
        if (strength(next.mode()) < strength(now.mode())) {
            reasons.add("it would lower the mode from " + now.mode().word() + " to "
                    + next.mode().word());
        }
        for (Set<DomainName> hosts : sets) {
            for (DomainName host : hosts) {
                if (now.covers(host) && !next.covers(host)) {
                    reasons.add("it would no longer cover " + host + ", which DNS may still give");
                }
            }
        }
    }

    private static int strength(Mode mode) {
        return switch (mode) {
            case NONE -> 0;
            case TESTING -> 1;
            case ENFORCE -> 2;
        };
    }
}
