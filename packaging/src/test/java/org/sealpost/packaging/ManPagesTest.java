package org.sealpost.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.exit.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ManPagesTest {
    @Command(
            name = "tool",
            description = {"Does a thing. And another.", "Twice."},
            subcommands = Part.class)
    static final class Tool {}

    @Command(
            name = "part",
            description = "Does a part.",
            footer = {"", "Exit codes: 0."})
    static final class Part {
        @Option(
                names = {"--size", "-s"},
                paramLabel = "N",
                description = "How large; in $$HOME.")
        private int size;

        @Option(names = "--deep", description = "Deeply.")
        private boolean deep;

        @Option(names = "--secret", hidden = true, description = "Not shown.")
        private boolean secret;

        @Parameters(paramLabel = "FILE", arity = "0..*", description = "A file.")
        private java.util.List<String> files = java.util.List.of();

        @Override
        public String toString() {
            return size + " " + deep + " " + secret + " " + files;
        }
    }

    private final CommandLine tool = new CommandLine(new Tool());
    private final ManPages pages = ManPages.of(Instant.parse("2026-11-01T00:00:00Z"), "1.2");

    @Test
    void aCommandHasItsArgumentsAndItsOptionsInTheOrderOfTheirNames() {
        assertThat(pages.page(Objects.requireNonNull(tool.getSubcommands().get("part"))))
                .isEqualTo("""
                .TH "TOOL\\-PART" "1" "2026-11-01" "Sealpost 1.2" "Sealpost"
                .SH "NAME"
                tool\\-part \\- Does a part
                .SH "SYNOPSIS"
                \\fBtool part\\fR [\\fIOPTION\\fR]... \\fI[FILE...]\\fR
                .SH "DESCRIPTION"
                Does a part.
                .SH "ARGUMENTS"
                .TP
                \\fI[FILE...]\\fR
                A file.
                .SH "OPTIONS"
                .TP
                \\fB\\-\\-deep\\fR
                Deeply.
                .TP
                \\fB\\-s\\fR, \\fB\\-\\-size\\fR\\fI=N\\fR
                How large; in \\%$HOME.
                .SH "EXIT STATUS"
                Exit codes: 0.
                .SH "SEE ALSO"
                \\fBtool\\fR(1)
                """);
    }

    @Test
    void theProgramHasItsCommandsAndWhatHoldsForAll() {
        assertThat(pages.page(tool))
                .contains("tool \\- Does a thing\n", "Does a thing. And another.\n.PP\nTwice.\n")
                .contains(".SH \"COMMANDS\"\n.TP\n\\fBtool\\-part\\fR(1)\nDoes a part.\n")
                .contains(".SH ENVIRONMENT", ".SH FILES")
                .endsWith(".SH \"SEE ALSO\"\n\\fBtool\\-part\\fR(1)\n");
    }

    @Test
    void everyExitCodeIsOnThePageOfTheProgram() {
        for (ExitCode code : ExitCode.values()) {
            assertThat(pages.page(tool)).contains(".TP\n.B " + code.number() + "\n");
        }
    }

    @Test
    void everyCommandHasAPageOfItsOwn(@TempDir Path folder) throws Exception {
        pages.write(folder, tool);
        assertThat(folder).isDirectoryContaining("glob:**/tool.1").isDirectoryContaining("glob:**/tool-part.1");
    }
}
