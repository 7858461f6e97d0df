package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;
import org.sealpost.lab.world.WorldFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sealpost lab`: the small internet in the foreground, for other programs to look at.
@Command(
        name = "lab",
        description = {
            "Runs a small internet on this machine until it is interrupted: signed DNS, policy hosts, mail servers,"
                    + " every fault by name.",
            "Prints the options to look at it with; 'sealpost check --lab' looks at one of its own."
        },
        mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--write",
            paramLabel = "FOLDER",
            description = "Where to write the trust anchor, the connect map, the certificate authority and the options."
                    + " Default: a new temporary folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--worlds", paramLabel = "FOLDER", description = "Worlds to run in place of the built-in ones.")
    private Optional<Path> worlds = Optional.empty();

    @Option(
            names = "--dns-port",
            paramLabel = "PORT",
            converter = PortConverter.class,
            description = "Port of the name server on 127.0.0.1. Default: a free one.")
    private Optional<Integer> dnsPort = Optional.empty();

    LabCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        LabOptions options = LabOptions.at(surroundings.clock()).withDnsPort(dnsPort.orElse(0));
        if (worlds.isPresent()) {
            options = options.withWorlds(surroundings.directory().resolve(worlds.get()));
        }
        try (Lab lab = start(options)) {
            String look = write(lab);
            for (World world : lab.worlds()) {
                surroundings.out().println(world.domain().ascii() + "  " + Shown.text(world.title()));
            }
            surroundings.out().println();
            surroundings.out().println("sealpost check " + look + " DOMAIN");
            surroundings.out().flush();
            untilInterrupted();
        }
        return ExitCode.PASS.number();
    }

    private static Lab start(LabOptions options) {
        try {
            return Lab.start(options);
        } catch (IOException | WorldFault cannotStart) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    "the lab cannot start: " + Shown.text(String.valueOf(cannotStart.getMessage())));
        }
    }

    private String write(Lab lab) {
        try {
            Path target = folder.isPresent()
                    ? surroundings.directory().resolve(folder.get()).toAbsolutePath()
                    : Files.createTempDirectory("sealpost-lab");
            return lab.write(target);
        } catch (IOException unwritable) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    "the lab's files cannot be written: " + Shown.text(String.valueOf(unwritable.getMessage())));
        }
    }

    /// Ctrl-C ends the process, and with it every server.
    private static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
