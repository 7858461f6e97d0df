package org.sealpost.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports waive`: a person says that some failures do not stand in the way.
@Command(
        name = "waive",
        description =
                "Says that failures of one kind do not stand in the way of 'enforce' for some time, because a named"
                        + " person has looked into them. Only failures whose effect nobody can tell can be waived: what is"
                        + " known to cost mail has to be mended.",
        mixinStandardHelpOptions = true)
final class ReportsWaiveCommand implements Callable<Integer> {
    private static final int LONGEST = 14;

    private final Surroundings surroundings;

    @Parameters(index = "0", paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Parameters(index = "1", paramLabel = "RESULT-TYPE", description = "As in the reports, such as validation-failure.")
    private String resultType = "";

    @Option(names = "--mx", paramLabel = "HOST", description = "Only at this MX host.")
    private Optional<String> mx = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Only with this failure-reason-code.")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--expires-in",
            paramLabel = "DAYS",
            description = "For how many days, 14 at the most (default: 14).")
    private int days = LONGEST;

    @Mixin
    private PersonOption person = new PersonOption();

    @Mixin
    private WhyOption why = new WhyOption();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ReportsWaiveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        if (days < 1 || days > LONGEST) {
            throw new Refusal(ExitCode.USAGE, "--expires-in is a number of days from 1 to " + LONGEST);
        }
        var failure =
                new Failure(Optional.of(ResultType.of(resultType)), mx, Optional.empty(), Optional.empty(), reason, 1);
        FailureMeaning meaning = FailureMeaning.of(PolicyType.Known.STS, failure);
        if (!meaning.effect().waivable()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    Shown.quoted(resultType) + " cannot be waived: " + meaning.explanation() + " " + meaning.fix());
        }
        Instant now = surroundings.clock().instant();
        Instant expires = now.plus(Duration.ofDays(days));
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            reports.waive(new Waiver(name, resultType, mx, reason, person.name(), now, expires, why.text()));
        }
        surroundings.out().println(name + ": waived until " + Words.instant(expires));
        return ExitCode.PASS.number();
    }
}
