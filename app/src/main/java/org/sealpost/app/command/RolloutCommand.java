package org.sealpost.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.publish.PlanText;
import org.sealpost.app.render.publish.ProgressText;
import org.sealpost.app.render.publish.RolloutJson;
import org.sealpost.app.render.publish.RolloutText;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.Goal;
import org.sealpost.publish.rollout.ProbesConfirmation;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Regions;
import org.sealpost.publish.rollout.Rollout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost rollout`: from nothing to enforce, and back.
@Command(
        name = "rollout",
        description = {
            "Leads a domain from nothing over testing to enforce, and max_age up rung by rung, each stage by a plan of its"
                    + " own and only when the evidence allows it; or back to testing, or to none. It goes as far as it can"
                    + " now and says what it waits for: run it every day.",
            "Ends with 0 when the goal is reached, 1 when a date or a person is waited for, 2 when something has to change"
                    + " first, 3 when something is not seen yet."
        },
        mixinStandardHelpOptions = true)
final class RolloutCommand implements Callable<Integer> {
    private static final int MOST_STAGES = 10;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Option(names = "--to", paramLabel = "MODE", description = "testing, enforce or none (default: enforce).")
    private Mode goal = Mode.ENFORCE;

    @Option(
            names = "--until-age",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = "How far max_age rises under enforce (default: 28d).")
    private Duration highest = Duration.ofDays(28);

    @Option(
            names = "--on-probes-alone",
            paramLabel = "REASON",
            description = "Answer for enforce, by --by, where nobody reports and every look at the MX hosts was good.")
    private Optional<String> onProbes = Optional.empty();

    @Mixin
    private DesiredOptions desired = new DesiredOptions();

    @Mixin
    private ConfirmOptions confirm = new ConfirmOptions();

    @Mixin
    private ReplaceOptions replace = new ReplaceOptions();

    @Mixin
    private PublishOptions publish = new PublishOptions();

    @Mixin
    private ActorOption actor = new ActorOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    RolloutCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (!Goal.reaches(highest)) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--until-age is " + Goal.SHORTEST.toSeconds() + " to " + Goal.LONGEST.toSeconds()
                            + " seconds, a day to a year; senders keep no policy for longer (RFC 8461 §3.2)");
        }
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        var document = new RolloutJson(name);
        ExitCode code = carried(name, document);
        if (format == Format.JSON) {
            document.write(surroundings.out());
        }
        return code.number();
    }

    private ExitCode carried(DomainName name, RolloutJson document) {
        try (Office office = publish.open(surroundings)) {
            onProbes.ifPresent(reason -> answerFor(office, name, reason));
            for (int stage = 0; stage < MOST_STAGES; stage++) {
                Optional<ExitCode> end = stage(office, name, document);
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        return ExitCode.UNKNOWN;
    }

    private void answerFor(Office office, DomainName name, String reason) {
        if (!actor.named() || reason.isBlank()) {
            throw new Refusal(ExitCode.USAGE, "--on-probes-alone needs a reason, and a person by --by");
        }
        office.journal()
                .confirm(
                        name,
                        new ProbesConfirmation(
                                actor.name(surroundings),
                                reason,
                                surroundings.clock().instant()));
    }

    /// One stage; empty when there may be another at once.
    private Optional<ExitCode> stage(Office office, DomainName name, RolloutJson document) {
        Progress going = office.applier(replace.consent(surroundings)).resume(name);
        if (!(going instanceof Progress.Idle || going instanceof Progress.Done)) {
            return Optional.of(told(going, document));
        }
        Optional<Desired> known = office.journal().approved(name);
        Desired approved = known.orElseGet(() -> desired.desired(name, Optional.empty(), publish.edges()));
        StsPolicy first = Wish.first(approved);
        Desired present = known.orElseGet(approved::retired);
        Regions regions = new Looking(surroundings).at(name, () -> office.regions(approved));
        Instant now = surroundings.clock().instant();
        Proposal proposal = new Rollout(office.gate(), Rollout.USUAL_PROBATION)
                .next(
                        present,
                        first,
                        new Goal(goal, highest),
                        regions,
                        office.journal().history(name),
                        office.journal().confirmations(name),
                        now);
        document.stage(regions, proposal);
        print(RolloutText.render(name, regions, proposal, paint()));
        return switch (proposal) {
            case Proposal.Reached _ -> Optional.of(ExitCode.PASS);
            case Proposal.Wait _ -> Optional.of(ExitCode.WARN);
            case Proposal.Stop(var _, Optional<Instant> earliest) ->
                Optional.of(earliest.isPresent() ? ExitCode.WARN : ExitCode.FAIL);
            case Proposal.Approve(Desired next, var _) -> begun(office, next, document);
        };
    }

    private Optional<ExitCode> begun(Office office, Desired next, RolloutJson document) {
        Planning planning = new Looking(surroundings)
                .at(next.domain(), () -> office.plan(next, Terms.USUAL, actor.name(surroundings)));
        return switch (planning) {
            case Planning.Nothing _ -> Optional.empty();
            case Planning.Refused(var refusals) -> {
                document.refused(refusals);
                print(PlanText.render(next.domain(), planning, paint()));
                yield Optional.of(refusals.getFirst().passes() ? ExitCode.WARN : ExitCode.FAIL);
            }
            case Planning.Planned(Plan plan) -> {
                office.journal().propose(plan, actor.name(surroundings));
                Progress progress = office.applier(replace.consent(surroundings))
                        .begin(plan, confirm.confirmation(), actor.name(surroundings), actor.name(surroundings));
                if (progress instanceof Progress.Refused) {
                    document.shown(plan);
                    print(PlanText.render(next.domain(), planning, paint()));
                    yield Optional.of(told(progress, document));
                }
                yield progress instanceof Progress.Done ? Optional.empty() : Optional.of(told(progress, document));
            }
        };
    }

    private ExitCode told(Progress progress, RolloutJson document) {
        document.came(progress);
        print(ProgressText.render(progress, paint()));
        return ProgressText.code(progress);
    }

    /// Text comes as it is made, a document at the end.
    private void print(String text) {
        if (format == Format.TEXT) {
            surroundings.out().print(text);
        }
    }

    private Paint paint() {
        return new Paint(colour.colour(surroundings));
    }
}
