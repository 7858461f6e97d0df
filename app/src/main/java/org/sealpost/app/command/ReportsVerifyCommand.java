package org.sealpost.app.command;

import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.reports.SecondLook;
import org.sealpost.app.store.SqlReportStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sealpost reports verify`: asks again who sent mails.
@Command(
        name = "verify",
        description = {
            "Looks up once more the keys that could not be looked up when mails came, and settles who sent them. 'reports"
                    + " listen' does so every ten minutes.",
            "Ends with 0 when nothing is open any more, 3 when something is."
        },
        mixinStandardHelpOptions = true)
final class ReportsVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    ReportsVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (SqlReportStore reports = new HeldAlready(store, surroundings).reports();
                SenderOptions.Sender who = sender.open(surroundings, network)) {
            var look = new SecondLook(reports, who.verifier());
            int settled = 0;
            for (int more = look.run(surroundings.clock().instant());
                    more > 0;
                    more = look.run(surroundings.clock().instant())) {
                settled += more;
            }
            boolean open = !reports.unknownSenders(1).isEmpty();
            surroundings.out().println(settled + " settled" + (open ? ", some are still open" : ", none is open"));
            return (open ? ExitCode.UNKNOWN : ExitCode.PASS).number();
        }
    }
}
