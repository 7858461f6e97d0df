package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// The page of all commands is what their `--help` says. `-Dgolden.update` writes it anew.
class CommandsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "commands.md");

    private final Locale before = Locale.getDefault();

    /// picocli sorts options by the locale; Main sets this one.
    @BeforeEach
    void asTheProgramRuns() {
        Locale.setDefault(Locale.ROOT);
    }

    @AfterEach
    void asBefore() {
        Locale.setDefault(before);
    }

    @Test
    void thePageOfAllCommandsIsUpToDate(@TempDir Path directory) throws IOException {
        CommandLine root = new Program(new Session(directory).surroundings()).commandLine();
        var page =
                new StringBuilder("# Commands\n\nWritten by a test from the commands themselves; not to be edited.\n");
        add(page, root);
        root.getSubcommands().values().forEach(command -> add(page, command));
        if (System.getProperty("golden.update") != null) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).content().isEqualTo(page.toString());
    }

    private static void add(StringBuilder page, CommandLine command) {
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName(" "))
                .append("\n\n```text\n")
                .append(command.getUsageMessage(Ansi.OFF).replace(System.lineSeparator(), "\n"))
                .append("```\n");
    }
}
