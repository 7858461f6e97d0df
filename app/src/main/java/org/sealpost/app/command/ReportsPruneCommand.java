package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.reports.store.Pruned;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sealpost reports prune`: drops what is older than it is to be kept.
@Command(
        name = "prune",
        description = "Drops mails and reports that are older than they are to be kept. 'reports listen' does so once a"
                + " day.",
        mixinStandardHelpOptions = true)
final class ReportsPruneCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private RetentionOptions retention = new RetentionOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    ReportsPruneCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports()) {
            Pruned pruned =
                    reports.prune(retention.retention(), surroundings.clock().instant());
            surroundings
                    .out()
                    .println(pruned.octets() + " mails and bodies dropped, " + pruned.reports() + " reports dropped");
        }
        return ExitCode.PASS.number();
    }
}
