package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.HistoryJson;
import org.sealpost.app.render.HistoryText;
import org.sealpost.app.render.Paint;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost history`: what earlier checks of a domain saw, and what changed between them.
@Command(
        name = "history",
        description =
                "Shows what earlier checks of a domain saw and what changed between them, the newest first. Checks"
                        + " are kept for 400 days.",
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DOMAIN", description = "The domain.")
    private String domain = "";

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--forget", description = "Drop everything that is kept of the domain.")
    private boolean forget;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json (default: text).")
    private Format format = Format.TEXT;

    @Mixin
    private ColourOption colour = new ColourOption();

    HistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        DomainName name =
                DomainArguments.read(List.of(domain), surroundings.in()).getFirst();
        new HeldAlready(new StoreOptions(data), surroundings).require();
        Path file = data.history(surroundings);
        if (forget) {
            int dropped = Files.exists(file) ? dropped(file, name) : 0;
            surroundings.out().println(name + ": " + (dropped == 1 ? "1 check" : dropped + " checks") + " forgotten");
            return ExitCode.PASS.number();
        }
        Past past = Files.exists(file) ? past(file, name) : Past.NONE;
        switch (format) {
            case TEXT ->
                surroundings
                        .out()
                        .print(new HistoryText(new FindingPages(), new Paint(colour.colour(surroundings)))
                                .render(name, past));
            case JSON -> new HistoryJson(new FindingPages(), surroundings.out()).write(name, past);
        }
        return ExitCode.PASS.number();
    }

    private static Past past(Path file, DomainName name) {
        try (var store = HistoryStore.open(file)) {
            return store.past(name);
        } catch (StoreFault fault) {
            throw unusable(file, fault);
        }
    }

    private static int dropped(Path file, DomainName name) {
        try (var store = HistoryStore.open(file)) {
            return store.forget(name);
        } catch (StoreFault fault) {
            throw unusable(file, fault);
        }
    }

    private static Refusal unusable(Path file, StoreFault fault) {
        return new Refusal(ExitCode.OUTPUT_UNWRITABLE, RunHistory.unusable(file, fault));
    }
}
