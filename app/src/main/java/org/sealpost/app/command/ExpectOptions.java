package org.sealpost.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.check.expect.Expectation;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options that say what the world is meant to see of one domain.
final class ExpectOptions {
    private static final Duration USUAL_LIMIT = Duration.ofHours(1);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--expect-id",
            paramLabel = "ID",
            description =
                    "Hold the id of the record against this one: as the resolver, each name server at each"
                            + " address, and each --public-resolver say it. Where it is another, the exit code is that of fail.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--expect-policy",
            paramLabel = "FILE",
            description = "Hold the policy that each address of the policy host serves against this file.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--expect-mode",
            paramLabel = "MODE",
            description = "Hold the mode of that policy against this one: testing, enforce or none.")
    private Optional<String> mode = Optional.empty();

    @Option(
            names = "--until-seen",
            description = "Look every 10 s, or as often as --watch says, until all is as expected; then check.")
    private boolean untilSeen;

    @Option(
            names = "--give-up-after",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "How long --until-seen waits (default: 1h).")
    private Optional<Duration> giveUpAfter = Optional.empty();

    boolean untilSeen() {
        return untilSeen;
    }

    Duration giveUpAfter() {
        return giveUpAfter.orElse(USUAL_LIMIT);
    }

    /// What is meant.
    ///
    /// @throws Refusal when the options do not say it, or cannot be met
    Expectation expectation(Path directory, List<Part> without) {
        Optional<StsPolicy> meant = policy.map(file -> policy(directory, file));
        var expectation = new Expectation(id.map(ExpectOptions::id), meant, mode.map(ExpectOptions::mode));
        meant.map(StsPolicy::mode)
                .filter(inFile ->
                        expectation.mode().filter(word -> word != inFile).isPresent())
                .ifPresent(inFile -> refuse("--expect-policy has the mode " + inFile.word() + " and --expect-mode is "
                        + expectation.mode().orElseThrow().word() + ": leave one of them out"));
        if (untilSeen && expectation.isNone()) {
            refuse("--until-seen needs something to wait for: --expect-id, --expect-policy or --expect-mode");
        }
        if (!untilSeen && isGiven("--give-up-after")) {
            refuse("--give-up-after has no place without --until-seen");
        }
        leftOut(without, Part.RECORD, id.isPresent(), "--expect-id");
        leftOut(without, Part.POLICY, policy.isPresent(), "--expect-policy");
        leftOut(without, Part.POLICY, mode.isPresent(), "--expect-mode");
        return expectation;
    }

    /// @throws Refusal when it is to be told in a form that has no place for it
    static void hold(Expectation expectation, ReportOptions report) {
        boolean room = switch (report.format()) {
            case TEXT, JSON, NDJSON -> true;
            case CSV, SARIF, JUNIT, MARKDOWN, HTML, PROMETHEUS -> false;
        };
        if (!expectation.isNone() && !room) {
            refuse("what was expected is told as text, json or ndjson, not as " + report.format()
                    + "; choose one of the three");
        }
    }

    /// @throws Refusal when there is more than one, or none
    static void hold(Expectation expectation, List<DomainName> domains) {
        if (!expectation.isNone() && domains.size() != 1) {
            refuse("--expect-id, --expect-policy and --expect-mode are for one domain");
        }
    }

    /// Whether it stands on the command line; a setting that stands for it may have no use.
    private boolean isGiven(String option) {
        return Optional.ofNullable(command)
                .map(mixee -> mixee.commandLine().getParseResult())
                .filter(given -> given.hasMatchedOption(option))
                .isPresent();
    }

    private static void leftOut(List<Part> without, Part part, boolean expected, String option) {
        if (expected && without.contains(part)) {
            refuse(option + " has no place beside --without " + part.word());
        }
    }

    private static String id(String text) {
        return PolicyId.parse(text)
                .map(PolicyId::text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "--expect-id " + Shown.quoted(text)
                                + " is no id: give the 1 to 32 letters or digits that follow 'id=' in the record"));
    }

    private static Mode mode(String text) {
        return Mode.parse(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--expect-mode " + Shown.quoted(text) + " is not testing, enforce or none"));
    }

    private static StsPolicy policy(Path directory, Path file) {
        var parsed = StsPolicy.parse(new PolicyFiles(directory).text(file));
        return parsed.value()
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE,
                        "the file " + Shown.quoted(file.toString()) + " of --expect-policy is no usable policy: "
                                + fault(parsed.deviations()) + "; 'sealpost lint policy' says more"));
    }

    /// The first that makes it so.
    private static String fault(List<Deviation> deviations) {
        Deviation first = deviations.stream()
                .filter(deviation -> deviation.code().unusable())
                .findFirst()
                .orElseThrow();
        return first.code().id()
                + (first.line() == 0 ? "" : " in line " + first.line() + ", '" + Shown.excerpt(first.text(), 40) + "'");
    }

    private static void refuse(String sentence) {
        throw new Refusal(ExitCode.USAGE, sentence);
    }
}
