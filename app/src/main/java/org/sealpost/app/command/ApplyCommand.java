package org.sealpost.app.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.publish.ProgressJson;
import org.sealpost.app.render.publish.ProgressText;
import org.sealpost.app.store.PublishStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.PlanId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost apply`: makes the steps of a plan.
@Command(
        name = "apply",
        description = {
            "Begins the plan of this id, as it was shown, if what it rests on is still so; or goes on with the plan of this"
                    + " domain. Each step is written down before it is made, and seen everywhere before the next.",
            "It never waits: run it again, every hour or so, until it is done. It may be killed at any moment.",
            "Ends with 0 when all is done, 1 when a date or a person is waited for, 2 when it cannot go on, 3 when"
                    + " something is not seen yet."
        },
        mixinStandardHelpOptions = true)
final class ApplyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "PLAN|DOMAIN", description = "The id that 'sealpost plan' showed, or the domain.")
    private String which = "";

    @Mixin
    private ConfirmOptions confirm = new ConfirmOptions();

    @Option(names = "--abandon", description = "Give up the plan of this domain, where it stands.")
    private boolean abandon;

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

    ApplyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        boolean id = which.matches("[0-9a-f]{16}");
        if (abandon) {
            if (id) {
                throw new Refusal(ExitCode.USAGE, "--abandon needs the domain of the plan that is under way");
            }
            return abandoned();
        }
        try (Office office = publish.held(surroundings).open(surroundings)) {
            return told(id ? begin(office) : applier(office).resume(domain()));
        }
    }

    private int told(Progress progress) {
        switch (format) {
            case TEXT -> surroundings.out().print(ProgressText.render(progress, paint()));
            case JSON -> ProgressJson.write(progress, surroundings.out());
        }
        return ProgressText.code(progress).number();
    }

    private Progress begin(Office office) {
        var id = new PlanId(which);
        Optional<PublishStore.Shown> shown = office.journal().proposed(id);
        if (shown.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "there is no plan " + Shown.text(which) + " that waits to be begun; 'sealpost plan' makes one");
        }
        PublishStore.Shown plan = shown.get();
        return applier(office).begin(plan.plan(), confirm.confirmation(), plan.planner(), actor.name(surroundings));
    }

    private Applier applier(Office office) {
        return office.applier(replace.consent(surroundings));
    }

    /// For that, nobody who keeps the zone is needed.
    private int abandoned() {
        DomainName name = domain();
        try (Office office = publish.held(surroundings).openToLook(surroundings)) {
            if (office.journal().underway(name).isEmpty()) {
                return told(new Progress.Idle());
            }
            office.applier(Consent.NONE).abandon(name, actor.name(surroundings));
            Optional<Instant> settled =
                    office.journal().settled(name).filter(surroundings.clock().instant()::isBefore);
            switch (format) {
                case TEXT -> surroundings.out().print(ProgressText.abandoned(settled, paint()));
                case JSON -> ProgressJson.abandoned(settled, surroundings.out());
            }
            return ExitCode.PASS.number();
        }
    }

    private DomainName domain() {
        return DomainArguments.read(List.of(which), surroundings.in()).getFirst();
    }

    private Paint paint() {
        return new Paint(colour.colour(surroundings));
    }
}
