package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.reports.ImportedJson;
import org.sealpost.app.render.reports.ImportedText;
import org.sealpost.app.reports.Desk;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.reports.file.Imported;
import org.sealpost.reports.file.Importing;
import org.sealpost.reports.file.Pile;
import org.sealpost.reports.intake.IntakeLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost reports import`: takes in reports from disk or from a pipe.
@Command(
        name = "import",
        description = {
            "Takes in reports from folders, maildirs, mbox files, mails (.eml) and reports (.json, .json.gz), or one of"
                    + " them from standard input, so that a mail server can pipe to it. What is there already is passed"
                    + " over, so an import that was interrupted is simply started again.",
            "Ends with 0 when all was taken, 1 when something was no report or was refused, 66 when something could not"
                    + " be read, and 75 when the store takes nothing now: a mail server then tries again. What is piped"
                    + " and has no report in it is kept all the same and ends with 0, so that nothing is bounced."
        },
        mixinStandardHelpOptions = true)
final class ReportsImportCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders; standard input when left out or -.")
    private List<String> paths = List.of();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private SenderOptions sender = new SenderOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.TEXT;

    ReportsImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (paths.isEmpty() || paths.equals(List.of("-"))) {
            return piped();
        }
        return imported(
                new Pile(
                        paths.stream()
                                .map(path -> surroundings.directory().resolve(path))
                                .toList(),
                        surroundings.clock().instant(),
                        IntakeLimits.DEFAULT.mail()),
                false);
    }

    /// What comes by a pipe is put into a file first, so that it is read like everything else.
    private int piped() {
        try {
            Path file = Files.createTempFile("sealpost-", ".piped");
            try (var out = Files.newOutputStream(file)) {
                surroundings.in().transferTo(out);
                return imported(
                        new Pile(
                                List.of(file),
                                Optional.of("standard input"),
                                surroundings.clock().instant(),
                                IntakeLimits.DEFAULT.mail()),
                        true);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    "standard input cannot be read: " + Shown.text(String.valueOf(unreadable.getMessage())));
        }
    }

    private int imported(Pile pile, boolean piped) {
        try (SqlReportStore reports = store.open(surroundings, ExitCode.TRY_AGAIN);
                SenderOptions.Sender who = sender.open(surroundings, network);
                Desk desk = Desk.open(reports, who.verifier(), surroundings.clock());
                ProgressLine progress = new ProgressLine(
                        surroundings.err(),
                        surroundings.terminal(),
                        (int) Math.min(Integer.MAX_VALUE, pile.count()),
                        surroundings.clock())) {
            Imported imported = new Importing(desk.inbox(), reports, progress::finished).run(pile);
            progress.clear();
            switch (format) {
                case TEXT -> surroundings.out().print(ImportedText.render(imported));
                case JSON -> ImportedJson.write(imported, surroundings.out());
            }
            return code(imported, piped).number();
        } catch (Importing.Interrupted | StoreFault broken) {
            throw new Refusal(
                    ExitCode.TRY_AGAIN,
                    store.place(surroundings) + " takes nothing more: "
                            + Shown.text(String.valueOf(broken.getMessage()))
                            + "; what was taken is kept, and the rest can be imported again");
        }
    }

    private static ExitCode code(Imported imported, boolean piped) {
        if (imported.unreadable() > 0) {
            return ExitCode.INPUT_UNREADABLE;
        }
        return (piped ? imported.refusals() : imported.nothing()) > 0 ? ExitCode.WARN : ExitCode.PASS;
    }
}
