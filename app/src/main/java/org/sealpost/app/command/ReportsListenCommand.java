package org.sealpost.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.job.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sealpost reports listen`: waits for reports.
@Command(
        name = "listen",
        description = {
            "Takes in reports as they come: by SMTP or LMTP, by POST, and from a mailbox. Whatever is taken is on the disk"
                    + " before it is confirmed.",
            "Runs until it is stopped; what was begun is answered first."
        },
        mixinStandardHelpOptions = true)
final class ReportsListenCommand implements Callable<Integer> {
    private static final Duration ROUND = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin
    private IntakeOptions intake = new IntakeOptions();

    @Mixin
    private IdentityOptions certificate = new IdentityOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write counters for Prometheus to this file every 30 s, such as its node exporter reads.")
    private Optional<Path> metrics = Optional.empty();

    ReportsListenCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        metrics.ifPresent(file -> OutputFile.require(NamedFile.of(surroundings, file)));
        Consumer<String> problems = problem -> surroundings.err().println("sealpost: " + problem);
        try (IntakePart part = IntakePart.open(
                        surroundings, new IntakePart.Terms(intake, certificate, store, network), problems);
                Jobs _ = Jobs.start(
                        store.openJobs(surroundings),
                        part.jobs(surroundings.clock()),
                        Jobs.Pace.USUAL,
                        surroundings.clock(),
                        problems)) {
            var stop = new Thread(part::stop);
            Runtime.getRuntime().addShutdownHook(stop);
            part.warnings().forEach(words -> surroundings.err().println("sealpost: " + words));
            part.tell(surroundings.out());
            do {
                metrics.ifPresent(file -> OutputFile.write(NamedFile.of(surroundings, file), part.metrics()));
            } while (surroundings.pause().pass(ROUND));
            Runtime.getRuntime().removeShutdownHook(stop);
        }
        return ExitCode.PASS.number();
    }
}
