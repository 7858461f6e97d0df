package org.sealpost.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.authentic.KnownReporters;
import org.sealpost.reports.authentic.MailboxProviders;
import org.sealpost.reports.decision.Approval;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports approve`: a person says that a reporter is a mail provider.
@Command(
        name = "approve",
        description =
                "Lets the reports of a domain that is not in the table of known reporters count as evidence, because"
                        + " a named person knows it to be a mail provider. A signature alone proves who speaks, and no more.",
        mixinStandardHelpOptions = true)
final class ReportsApproveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "REPORTER", description = "The domain that signs its reports.")
    private String reporter = "";

    @Mixin
    private PersonOption person = new PersonOption();

    @Mixin
    private WhyOption why = new WhyOption();

    @Option(names = "--withdraw", description = "Take the approval back.")
    private boolean withdraw;

    @Mixin
    private StoreOptions store = new StoreOptions();

    ReportsApproveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(reporter), surroundings.in()).getFirst();
        String by = person.name();
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            if (withdraw) {
                boolean was = reports.withdraw(name);
                surroundings.out().println(name + (was ? ": the approval is taken back" : " was not approved"));
                return (was ? ExitCode.PASS : ExitCode.WARN).number();
            }
            if (KnownReporters.shipped().bySigner(name).isPresent()) {
                surroundings.out().println(name + " is known already: it counts without an approval");
                return ExitCode.PASS.number();
            }
            if (MailboxProviders.has(name)) {
                throw new Refusal(
                        ExitCode.USAGE, name + " cannot be approved: whoever has a mailbox there can sign as " + name);
            }
            reports.approve(new Approval(name, by, surroundings.clock().instant(), why.text()));
            surroundings
                    .out()
                    .println(name + ": its signed reports count from now on, also those that are here already");
        }
        return ExitCode.PASS.number();
    }
}
