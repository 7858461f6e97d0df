package org.sealpost.publish.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.emit.HostileValues;
import org.sealpost.publish.generate.Draft;
import org.sealpost.publish.generate.Waivers;

/// The script that verifies, with programs in the place of curl, openssl and dig that answer what a test wants.
class VerifyScriptTest {
    private final Draft draft = Drafts.first();

    @TempDir
    Path folder;

    @BeforeEach
    void allIsWell() throws IOException {
        Files.writeString(
                folder.resolve("verify.sh"), Runbook.files(draft).getLast().text());
        Files.writeString(folder.resolve("policy"), draft.policy().render());
        program("curl", """
                case "$*" in *--location*|*' -L'*) exit 9 ;; esac
                while [ $# -gt 0 ]; do
                  if [ "$1" = --output ]; then cat policy >"$2"; fi
                  shift
                done
                cat status
                """);
        program("openssl", "exit 0\n");
        program("dig", """
                case "$*" in
                  *' A') echo alias.example.net.; echo 192.0.2.1 ;;
                  *' AAAA') echo 2001:db8::1 ;;
                  *' NS') echo ns1.example.org. ;;
                  *_mta-sts.example.org*) cat record ;;
                  *_smtp._tls.example.org*) cat reports ;;
                esac
                """);
        Files.writeString(folder.resolve("status"), "200 text/plain; charset=utf-8");
        Files.writeString(folder.resolve("record"), '"' + draft.record().render() + "\"\n");
        String reports = draft.reports().orElseThrow().render();
        Files.writeString(
                folder.resolve("reports"), '"' + reports.substring(0, 9) + "\" \"" + reports.substring(9) + "\"\n");
    }

    @Test
    void whatIsPublishedIsFound() throws IOException, InterruptedException {
        Answer answer = verify();
        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out().lines()).hasSize(6).allMatch(line -> line.startsWith("ok "));
        assertThat(answer.out()).contains("192.0.2.1: the policy is this one", "[2001:db8::1]: the certificate is for");
    }

    @Test
    void beforeTheIdIsPublishedThePolicyAloneIsLookedAt() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("record"), "");
        Answer answer = verify("policy");
        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.out()).doesNotContain("_mta-sts");
    }

    @Test
    void anotherPolicyIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("policy"), draft.policy().render().replace("\r\n", "\n"));
        assertWrong("the policy is another one");
    }

    @Test
    void aRedirectIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("status"), "301 text/html");
        assertWrong("the status is 301 and not 200");
    }

    @Test
    void aWebPageIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("status"), "200 text/html");
        assertWrong("the media type is 'text/html' and not text/plain");
    }

    @Test
    void aCertificateForSomebodyElseIsFound() throws IOException, InterruptedException {
        program("openssl", "exit 1\n");
        assertWrong("the certificate is not for mta-sts.example.org");
    }

    @Test
    void aHostThatDoesNotAnswerIsFound() throws IOException, InterruptedException {
        program("curl", "echo 'curl: (7) refused \033[31m' >&2; exit 7\n");
        Answer answer = assertWrong("no policy: curl: (7) refused");
        assertThat(answer.out()).doesNotContain("\033");
    }

    @Test
    void anOldIdIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("record"), "\"v=STSv1; id=old;\"\n");
        assertWrong("_mta-sts.example.org is another one, or there are several");
    }

    @Test
    void aSecondRecordIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("record"), '"' + draft.record().render() + "\"\n\"v=STSv1; id=old;\"\n");
        assertWrong("or there are several");
    }

    @Test
    void aMissingRecordIsFound() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("reports"), ";; connection timed out\n");
        assertWrong("nothing at _smtp._tls.example.org");
    }

    @Test
    void nameServersThatAreNotFoundLeaveItOpen() throws IOException, InterruptedException {
        program("dig", "case \"$*\" in *' A') echo 192.0.2.1 ;; esac\n");
        Answer answer = verify();
        assertThat(answer.code()).as(answer.out()).isEqualTo(2);
        assertThat(answer.out()).contains("UNKNOWN  the name servers of example.org were not found");
    }

    /// RFC 3986 §3.3: a mailbox may have such characters.
    @Test
    void anAddressThatTheShellWouldTakeForACommandIsFound() throws IOException, InterruptedException {
        String rua = "mailto:it's$(./mark)&*@example.org";
        program("mark", "touch made\n");
        Draft strange = Drafts.draft("example.org", Mode.TESTING, Optional.empty(), Waivers.NONE, rua);
        Files.writeString(
                folder.resolve("verify.sh"), Runbook.files(strange).getLast().text());
        Files.writeString(folder.resolve("policy"), strange.policy().render());
        Files.writeString(folder.resolve("record"), '"' + strange.record().render() + "\"\n");
        Files.writeString(
                folder.resolve("reports"), '"' + strange.reports().orElseThrow().render() + "\"\n");
        Answer answer = verify();
        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(folder.resolve("made")).doesNotExist();
    }

    static Stream<String> hostile() throws IOException {
        return HostileValues.all().filter(value -> value.indexOf(0) < 0);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void theShellPrintsExactlyWhatItWasGiven(String value) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%b' " + ShellString.quoted(value)).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(value);
        assertThat(shell.waitFor()).isZero();
    }

    private Answer assertWrong(String words) throws IOException, InterruptedException {
        Answer answer = verify();
        assertThat(answer.code()).as(answer.out()).isEqualTo(1);
        assertThat(answer.out()).contains("WRONG    ", words);
        return answer;
    }

    private Answer verify(String... arguments) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("sh", "verify.sh"), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        for (String name : new String[] {"curl", "openssl", "dig"}) {
            builder.environment()
                    .put(name.toUpperCase(Locale.ROOT), folder.resolve(name).toString());
        }
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), out);
    }

    private record Answer(int code, String out) {}

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
