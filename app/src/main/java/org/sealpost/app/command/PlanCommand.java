package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.publish.PlanJson;
import org.sealpost.app.render.publish.PlanText;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost plan`: the steps to what is wanted, in the safe order.
@Command(
        name = "plan",
        description = {
            "Shows in which order a domain's policy, records and MX hosts are to be changed so that no mail is lost: each"
                    + " step with what is checked before and after it, each wait with its date, and until when senders"
                    + " would go on enforcing after a rollback. Nothing is changed.",
            "Ends with 0 when there is nothing to do, 2 when there is, 1 when no safe plan can be made."
        },
        mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin
    private DesiredOptions desired = new DesiredOptions();

    @Option(
            names = "--strict",
            description = "Before an MX host is added, wait until no sender holds a policy that does not cover it.")
    private boolean strict;

    @Option(
            names = "--enforce-at-once",
            description = "Begin with enforce and without a time in testing: mail can be refused from the first day.")
    private boolean enforceAtOnce;

    @Mixin
    private PublishOptions publish = new PublishOptions();

    @Mixin
    private ActorOption actor = new ActorOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    PlanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        try (Office office = publish.openToLook(surroundings)) {
            Optional<Desired> known = office.journal().approved(name);
            Desired wanted = desired.desired(name, known, publish.edges());
            Planning planning =
                    new Looking(surroundings).at(name, () -> office.plan(wanted, terms(), actor.name(surroundings)));
            if (planning instanceof Planning.Planned(Plan plan)) {
                office.journal().propose(plan, actor.name(surroundings));
            }
            switch (format) {
                case TEXT ->
                    surroundings.out().print(PlanText.render(name, planning, new Paint(colour.colour(surroundings))));
                case JSON -> PlanJson.write(name, planning, surroundings.out());
            }
            return code(planning).number();
        }
    }

    private Terms terms() {
        return new Terms(Terms.USUAL.refresh(), Terms.USUAL.retry(), strict, enforceAtOnce);
    }

    private static ExitCode code(Planning planning) {
        return switch (planning) {
            case Planning.Nothing _ -> ExitCode.PASS;
            case Planning.Planned _ -> ExitCode.FAIL;
            case Planning.Refused _ -> ExitCode.WARN;
        };
    }
}
