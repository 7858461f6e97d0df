package org.sealpost.publish.rollout;

import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Seen;

/// How the policy host stands, from one look at it.
public final class HostView {
    private HostView() {}

    public static HostStage of(Desired approved, Observed observed, Instant now) {
        boolean ours = observed.address() instanceof Seen.Known<List<RecordSet>>(List<RecordSet> records)
                && records.equals(approved.hosting().address());
        long serving = observed.edges().values().stream()
                .filter(EdgeAnswer.Serves.class::isInstance)
                .count();
        boolean silent = observed.edges().values().stream().anyMatch(EdgeAnswer.Silent.class::isInstance);
        if (serving == 0 && !silent) {
            boolean retired = approved.policy().isEmpty();
            return retired ? HostStage.GONE : ours ? HostStage.VERIFIED : HostStage.UNVERIFIED;
        }
        if (serving > 0 && serving == observed.edges().size()) {
            boolean sound = observed.edges().values().stream()
                    .allMatch(answer -> answer instanceof EdgeAnswer.Serves serves && serves.sound(now));
            boolean none = observed.edges().values().stream()
                    .allMatch(answer -> answer instanceof EdgeAnswer.Serves serves
                            && Fact.served(serves.body()) instanceof Fact.Policy policy
                            && policy.policy().mode() == Mode.NONE);
            if (none) {
                return HostStage.TOMBSTONE;
            }
            return sound && ours ? HostStage.SERVING : HostStage.DEGRADED;
        }
        return silent || approved.policy().isEmpty() ? HostStage.DEGRADED : HostStage.CERTIFICATE_PENDING;
    }
}
