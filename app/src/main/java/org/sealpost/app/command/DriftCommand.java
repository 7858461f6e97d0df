package org.sealpost.app.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.publish.StandingJson;
import org.sealpost.app.render.publish.StandingText;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.DriftReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost drift`: whether a domain still stands as it was applied.
@Command(
        name = "drift",
        description = {
            "Compares what was approved for a domain, what was applied, and what stands now: MX hosts, records, the policy"
                    + " at every edge, certificates, CAA, name servers. Where something differs and can be brought back"
                    + " without weakening anything, the plan is made that 'sealpost apply' begins. Nothing is changed.",
            "Ends with 0 when all stands as it was applied, 1 when something differs or is under way, 2 when mail is or"
                    + " will be lost by it, 3 when not all could be looked at."
        },
        mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Option(
            names = "--issuer",
            paramLabel = "NAME",
            description = "Name by which CAA records let our authority issue, such as letsencrypt.org. Without it they"
                    + " are not looked at.")
    private Optional<String> issuer = Optional.empty();

    @Option(
            names = "--renewed-before",
            paramLabel = "AGE",
            converter = AgeConverter.class,
            description = "How long before its end a certificate is replaced; half of it left is late (default: 14d).")
    private Duration renewed = Duration.ofDays(14);

    @Option(
            names = "--accept-name-servers",
            description = "The domain was moved on purpose: note the name servers that it has now.")
    private boolean moved;

    @Mixin
    private PublishOptions publish = new PublishOptions();

    @Mixin
    private ActorOption actor = new ActorOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    DriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        Optional<DomainName> authority = issuer.map(DriftCommand::authority);
        try (Office office = publish.held(surroundings).openToLook(surroundings)) {
            if (office.journal().underway(name).isPresent()) {
                return notCompared(name, StandingJson.State.UNDER_WAY, ExitCode.WARN);
            }
            if (moved) {
                office.forgetNameServers(name);
            }
            Optional<DriftReport> report =
                    new Looking(surroundings).at(name, () -> office.drift(name, authority, renewed));
            if (report.isEmpty()) {
                return notCompared(name, StandingJson.State.NOTHING_APPLIED, ExitCode.UNKNOWN);
            }
            return told(office, name, report.get());
        }
    }

    private int told(Office office, DomainName name, DriftReport report) {
        report.plan().ifPresent(plan -> office.journal().propose(plan, actor.name(surroundings)));
        switch (format) {
            case TEXT -> surroundings.out().print(StandingText.render(name, report, paint()));
            case JSON -> StandingJson.write(name, report, surroundings.out());
        }
        return StandingText.code(report).number();
    }

    private int notCompared(DomainName name, StandingJson.State state, ExitCode code) {
        switch (format) {
            case TEXT ->
                surroundings
                        .out()
                        .print(
                                state == StandingJson.State.UNDER_WAY
                                        ? StandingText.underWay(name, paint())
                                        : StandingText.nothing(name, paint()));
            case JSON -> StandingJson.write(name, state, surroundings.out());
        }
        return code.number();
    }

    private Paint paint() {
        return new Paint(colour.colour(surroundings));
    }

    private static DomainName authority(String text) {
        return DomainName.ofWire(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--issuer " + Shown.quoted(text) + " is not a name such as letsencrypt.org"));
    }
}
