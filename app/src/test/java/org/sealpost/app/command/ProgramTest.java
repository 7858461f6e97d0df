package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ProgramTest {
    @TempDir
    Path directory;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(directory);
    }

    @Test
    void theVersionNamesTheBuildAndTheJava() {
        assertThat(session.run("--version")).isZero();
        assertThat(session.out()).matches("sealpost [0-9]\\S+ \\(build \\S+, Java 25\\S*\\)\\R");
        assertThat(session.err()).isEmpty();
    }

    @Test
    void everyCommandHasHelp() {
        for (String name : new Program(session.surroundings())
                .commandLine()
                .getSubcommands()
                .keySet()) {
            var asked = new Session(directory);
            assertThat(asked.run(name, "--help")).as(name).isZero();
            assertThat(asked.out()).as(name).startsWith("Usage: sealpost " + name);
            assertThat(asked.out().lines()).as(name).allMatch(line -> line.length() <= 80);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|a command is missing; try 'sealpost --help'",
                "mtch|unknown command 'mtch'; did you mean match?; see 'sealpost --help'",
                "zzzzzzzz|unknown command 'zzzzzzzz'; see 'sealpost --help'",
                "match --formt text a b|unknown option '--formt'; did you mean --format?; see 'sealpost match --help'",
                "match a|missing: HOST; see 'sealpost match --help'",
                "match a.example b.example c|unexpected argument 'c'; see 'sealpost match --help'",
                "lint|missing: KIND (record, policy, tlsrpt, report or tlsa); see 'sealpost lint --help'",
                "explain nonsense.code|there is no code 'nonsense.code'; 'sealpost explain' lists all",
            })
    void aWrongCommandLineGetsOneSentenceAnd64(String arguments, String sentence) {
        assertThat(session.run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(64);
        assertThat(session.out()).isEmpty();
        assertThat(session.err()).isEqualTo("sealpost: " + sentence + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "a\nb", "\u202egnp.exe"})
    void anArgumentIsShownEscaped(String argument) {
        assertThat(session.run(argument)).isEqualTo(64);
        assertThat(session.err()).doesNotContain(argument).hasLineCount(1);
    }

    @Test
    void aFaultOfOursGives70AndTheWayToItsTrace() {
        assertThat(runBroken(Map.of())).isEqualTo(70);
        assertThat(session.err())
                .isEqualTo("sealpost: internal error (IllegalStateException); set SEALPOST_DEBUG=1 and run it again"
                        + " for the stack trace" + System.lineSeparator());
    }

    @Test
    void theTraceIsShownWhenAsked() {
        assertThat(runBroken(Map.of("SEALPOST_DEBUG", "1"))).isEqualTo(70);
        assertThat(session.err()).contains("java.lang.IllegalStateException: broken", "at org.sealpost.app.command");
    }

    /// A standard output that breaks in the middle of a command stands for any fault.
    private int runBroken(Map<String, String> variables) {
        var breaking = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("broken");
            }
        };
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                breaking,
                session.surroundings().err(),
                variables,
                directory,
                InstantSource.system(),
                false);
        return new Program(surroundings).run("match", "a.example", "a.example");
    }

    @Test
    void colourIsForTerminalsThatWantIt() {
        var plain = session.surroundings();
        assertThat(plain.colour()).isFalse();
        assertThat(terminal(Map.of("TERM", "xterm")).colour()).isTrue();
        assertThat(terminal(Map.of("TERM", "dumb")).colour()).isFalse();
        assertThat(terminal(Map.of("TERM", "xterm", "NO_COLOR", "1")).colour()).isFalse();
    }

    private Surroundings terminal(Map<String, String> variables) {
        var some = session.surroundings();
        return new Surroundings(some.in(), some.out(), some.err(), variables, directory, some.clock(), true);
    }

    @Test
    void noCommandUsesTheExitCodesOfPicocli() {
        CommandLine line = new Program(session.surroundings()).commandLine();
        assertThat(line.getSubcommands().values())
                .allSatisfy(each -> assertThat(each.getCommandSpec().exitCodeOnInvalidInput())
                        .as("the handler of the program decides, see UsageProblem")
                        .isEqualTo(CommandLine.ExitCode.USAGE))
                .allSatisfy(each ->
                        assertThat(each.getParameterExceptionHandler()).isSameAs(line.getParameterExceptionHandler()));
    }
}
