package org.sealpost.app.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.check.WorldReport;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.SelfTestJson;
import org.sealpost.app.render.SelfTestText;
import org.sealpost.app.render.Shown;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;
import org.sealpost.protocol.name.DomainName;

/// `sealpost check --lab`: the small internet in this process, one domain of it or all.
final class LabCheck {
    private static final int AT_ONCE = 16;

    private final Surroundings surroundings;
    private final Wiring wiring;
    private final boolean colour;
    private final ReportFormat format;

    LabCheck(Surroundings surroundings, Wiring wiring, boolean colour, ReportFormat format) {
        this.surroundings = surroundings;
        this.wiring = wiring;
        this.colour = colour;
        this.format = format;
    }

    /// How domains are checked and shown outside the lab, too.
    @FunctionalInterface
    interface Usual {
        int check(List<DomainName> domains, Network network);
    }

    int run(List<String> arguments, List<DomainName> listed, Usual usual) {
        try (Lab lab = Lab.start(LabOptions.at(surroundings.clock()))) {
            if (arguments.isEmpty() && listed.isEmpty()) {
                return selfTest(lab);
            }
            List<DomainName> domains = DomainArguments.read(byName(arguments, lab), listed, surroundings.in());
            return usual.check(
                    domains, (wired, progress) -> new LabCheckers(lab, wired.options(), new WaitingFor(progress)));
        } catch (IOException noSocket) {
            throw new Refusal(
                    ExitCode.INTERNAL,
                    "the small internet cannot be started: " + Shown.text(String.valueOf(noSocket.getMessage())));
        }
    }

    /// The name of a world stands for its domain.
    private static List<String> byName(List<String> arguments, Lab lab) {
        return arguments.stream()
                .map(argument -> lab.worlds().stream()
                        .filter(world -> world.name().equals(argument))
                        .map(world -> world.domain().ascii())
                        .findFirst()
                        .orElse(argument))
                .toList();
    }

    private int selfTest(Lab lab) {
        Instant start = surroundings.clock().instant();
        List<WorldReport> reports = new ArrayList<>();
        try (var progress = progress(lab.worlds().size());
                var checkers = new LabCheckers(lab, wiring.options(), new WaitingFor(progress))) {
            switch (format) {
                case TEXT -> {
                    var text = new SelfTestText(new Paint(colour));
                    each(lab.worlds(), checkers, progress, report -> {
                        reports.add(report);
                        surroundings.out().print(text.render(report));
                        surroundings.out().flush();
                    });
                    progress.clear();
                    surroundings.out().print(text.summary(reports, since(start)));
                }
                case JSON -> {
                    var json = new SelfTestJson(surroundings.out());
                    each(lab.worlds(), checkers, progress, report -> {
                        reports.add(report);
                        json.add(report);
                    });
                    json.end(reports, since(start));
                }
                case NDJSON, CSV, SARIF, JUNIT, MARKDOWN, HTML, PROMETHEUS ->
                    throw new Refusal(ExitCode.USAGE, "the self-test is written as text or json, not as " + format);
            }
        }
        return (reports.stream().allMatch(WorldReport::asExpected) ? ExitCode.PASS : ExitCode.FAIL).number();
    }

    private static void each(
            List<World> worlds, LabCheckers checkers, ProgressLine progress, Consumer<WorldReport> sink) {
        InOrder.run(worlds, AT_ONCE, world -> WorldReport.of(world, checkers.check(world.domain())), report -> {
            progress.clear();
            sink.accept(report);
            progress.finished();
        });
    }

    private Duration since(Instant start) {
        return Duration.between(start, surroundings.clock().instant());
    }

    private ProgressLine progress(int total) {
        return new ProgressLine(surroundings.err(), surroundings.terminal(), total, surroundings.clock());
    }
}
