package org.sealpost.app.render.publish;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.rollout.HostStage;
import org.sealpost.publish.rollout.MxStage;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Regions;
import org.sealpost.publish.rollout.Stage;

/// A roll-out for programs, in the form of `docs/schema/rollout-1.schema.json`: what was found at each stage is
/// kept, and written at the end.
public final class RolloutJson {
    public static final String SCHEMA = "urn:sealpost:schema:rollout:1";

    /// What comes next at a stage.
    public enum Next {
        REACHED,
        APPROVE,
        WAIT,
        STOP
    }

    /// What the document is.
    ///
    /// @param stages those that this run came through, the last at the end
    /// @param plan one that has to be agreed to; empty when none has
    /// @param refusals why no plan could be made for the last stage
    /// @param progress of the plan that is under way, or was not begun; empty when there is none
    public record Whole(
            String schema,
            DomainName domain,
            List<StageRow> stages,
            Optional<PlanJson.Row> plan,
            List<PlanJson.Reason> refusals,
            Optional<ProgressJson.Row> progress) {
        public Whole {
            stages = List.copyOf(stages);
            refusals = List.copyOf(refusals);
        }
    }

    /// @param until while a stage has an end, when that is
    /// @param mode what is approved next; empty when nothing is, or MTA-STS is removed
    /// @param maxAge its `max_age` in seconds
    /// @param why reasons, in words
    /// @param earliest before that it is of no use to ask again
    public record StageRow(
            Stage stage,
            Optional<Instant> until,
            HostStage host,
            MxStage mx,
            Next next,
            Optional<Mode> mode,
            Optional<Long> maxAge,
            List<String> why,
            Optional<Instant> earliest) {
        public StageRow {
            why = List.copyOf(why);
        }
    }

    private final DomainName domain;
    private final List<StageRow> stages = new ArrayList<>();
    private Optional<PlanJson.Row> plan = Optional.empty();
    private List<PlanJson.Reason> refusals = List.of();
    private Optional<ProgressJson.Row> progress = Optional.empty();

    public RolloutJson(DomainName domain) {
        this.domain = domain;
    }

    public void stage(Regions regions, Proposal proposal) {
        stages.add(
                switch (proposal) {
                    case Proposal.Reached _ ->
                        row(regions, Next.REACHED, Optional.empty(), List.of(), Optional.empty());
                    case Proposal.Approve(Desired next, String label) ->
                        row(
                                regions,
                                Next.APPROVE,
                                next.policy(),
                                label.isEmpty() ? List.of() : List.of(label),
                                Optional.empty());
                    case Proposal.Wait(Instant until, String why) ->
                        row(regions, Next.WAIT, Optional.empty(), List.of(why), Optional.of(until));
                    case Proposal.Stop(List<String> reasons, Optional<Instant> earliest) ->
                        row(regions, Next.STOP, Optional.empty(), reasons, earliest);
                });
    }

    private static StageRow row(
            Regions regions, Next next, Optional<StsPolicy> policy, List<String> why, Optional<Instant> earliest) {
        return new StageRow(
                regions.stage(),
                regions.until(),
                regions.host(),
                regions.mx(),
                next,
                policy.map(StsPolicy::mode),
                policy.map(each -> each.maxAge().toSeconds()),
                why,
                earliest);
    }

    public void refused(List<Refusal> all) {
        refusals = PlanJson.reasons(all);
    }

    /// It was not begun.
    public void shown(Plan unbegun) {
        plan = Optional.of(PlanJson.row(unbegun));
    }

    public void came(Progress so) {
        progress = Optional.of(ProgressJson.row(so));
    }

    public void write(OutputStream out) {
        Document.write(new Whole(SCHEMA, domain, stages, plan, refusals, progress), out);
    }
}
