package org.sealpost.app.render.reports;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.sealpost.app.render.JsonText;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Coverage;
import org.sealpost.reports.readiness.Day;
import org.sealpost.reports.readiness.Exhibit;
import org.sealpost.reports.readiness.Forecast;
import org.sealpost.reports.readiness.LowVolume;
import org.sealpost.reports.readiness.Objection;
import org.sealpost.reports.readiness.Readiness;
import org.sealpost.reports.readiness.ReporterLine;
import org.sealpost.reports.readiness.Run;

/// Whether a domain may enforce, for programs.
public final class ReadinessJson {
    private final JsonText json;

    private ReadinessJson(JsonText json) {
        this.json = json;
    }

    public static void write(Assessment assessment, OutputStream out) {
        try (var json = new JsonText(out)) {
            json.object(() -> new ReadinessJson(json).members(assessment));
        }
    }

    private void members(Assessment assessment) {
        json.string("schema", "urn:sealpost:schema:readiness:1");
        json.string("domain", assessment.domain().ascii());
        json.instant("at", assessment.now());
        json.string("readiness", assessment.readiness().word());
        if (assessment.readiness() instanceof Readiness.Unknown(var _, LocalDate earliest)) {
            json.string("earliest", earliest.toString());
        }
        json.list("objections", assessment.objections(), this::objection);
        json.object("run", () -> run(assessment.run()));
        assessment
                .restart()
                .ifPresent(restart -> json.object("restart", () -> {
                    json.string("from", restart.from().toString());
                    json.word("cause", restart.cause());
                }));
        json.object("low_volume", () -> lowVolume(assessment.lowVolume()));
        json.object("coverage", () -> {
            json.flag("known", assessment.coverage() instanceof Coverage.Compared);
            if (assessment.coverage() instanceof Coverage.Compared(long reported, long inbound)) {
                json.number("reported", reported);
                json.number("inbound", inbound);
            }
        });
        json.object("forecast", () -> forecast(assessment.forecast()));
        json.list("reporters", assessment.reporters(), this::reporter);
        json.number("other_reporters", assessment.otherReporters());
        json.list(
                "to_probe",
                assessment.toProbe(),
                probe -> json.object(() -> {
                    json.string("mx", probe.mx());
                    json.string("address", probe.address());
                    json.string("result_type", probe.resultType());
                    json.strings("by", probe.by());
                    json.number("sessions", probe.sessions());
                }));
        json.list("days", assessment.days(), this::day);
    }

    private void objection(Objection objection) {
        json.object(() -> {
            json.string("rule", objection.rule().id());
            json.word("weight", objection.rule().weight());
            json.word("side", objection.side());
            json.string("explanation", objection.explanation());
            json.string("fix", objection.fix());
            json.string("earliest", objection.earliest().map(LocalDate::toString));
            json.list("evidence", objection.evidence(), this::exhibit);
        });
    }

    private void exhibit(Exhibit exhibit) {
        json.object(() -> {
            switch (exhibit) {
                case Exhibit.Reported(var row, var failure, var meaning, long sessions) -> {
                    json.string("kind", "reported");
                    json.string("day", row.day().toString());
                    json.string("reporter", row.reporter().name());
                    json.flag("proven", row.reporter() instanceof Reporter.Proven);
                    json.string(
                            "result_type", failure.flatMap(each -> each.type()).map(ResultType::word));
                    json.string("mx", failure.flatMap(each -> each.mx()));
                    json.string("reason", failure.flatMap(each -> each.reason()));
                    json.word("effect", meaning.effect());
                    json.number("sessions", sessions);
                }
                case Exhibit.Probed(var day, String subject, var look) -> {
                    json.string("kind", "probed");
                    json.string("day", day.toString());
                    json.string("subject", subject);
                    json.word("colour", look.colour());
                    json.string("code", look.code());
                }
                case Exhibit.OfDay(var day, var state) -> {
                    json.string("kind", "day");
                    json.string("day", day.toString());
                    json.word("state", state);
                }
                case Exhibit.Changed(var at, String what) -> {
                    json.string("kind", "changed");
                    json.instant("at", at);
                    json.string("what", what);
                }
                case Exhibit.Measured(String what, String value, String asked) -> {
                    json.string("kind", "measured");
                    json.string("what", what);
                    json.string("value", value);
                    json.string("asked", asked);
                }
                case Exhibit.Named(String name) -> {
                    json.string("kind", "named");
                    json.string("name", name);
                }
            }
        });
    }

    private void run(Run run) {
        json.string("first", run.first().map(LocalDate::toString));
        json.number("days", run.length());
        json.number("clean", run.clean());
        json.number("span", run.span());
        json.number("told", run.told());
        json.number("evidence", run.evidence());
        json.number("blocked", run.blocked());
        json.number("tolerated", run.tolerated());
        json.json("upper_bound", Double.toString(run.upperBound()));
        json.number("reporter_days", run.reporterDays());
        json.object(
                "by_reporter", () -> run.byReporter().forEach((name, sessions) -> json.number(name.ascii(), sessions)));
    }

    private void lowVolume(LowVolume path) {
        json.number("days", path.days());
        json.number("days_asked", path.daysAsked());
        json.number("reporter_days", path.reporterDays());
        json.number("reporter_days_asked", path.reporterDaysAsked());
        json.flag("complete", path.complete());
        json.string("confirmed_by", path.confirmedBy());
    }

    private void forecast(Forecast forecast) {
        json.number("days", forecast.days());
        json.number("sessions", forecast.sessions());
        json.json("refused_a_day", Double.toString(forecast.refusedADay()));
        refusals("counting", forecast.counting());
        refusals("others", forecast.others());
        json.list(
                "hosts",
                forecast.hosts(),
                host -> json.object(() -> {
                    json.string("mx", host.mx().ascii());
                    json.string("address", host.address());
                    json.string("code", host.code());
                }));
    }

    private void refusals(String name, List<Forecast.Refusal> refusals) {
        json.list(
                name,
                refusals,
                refusal -> json.object(() -> {
                    json.string("mx", refusal.mx());
                    json.string("result_type", refusal.resultType());
                    json.string("reason", refusal.reason());
                    json.word("effect", refusal.meaning().effect());
                    json.strings(
                            "senders",
                            refusal.senders().stream().map(Reporter::name).toList());
                    json.strings("sending_addresses", refusal.sendingAddresses());
                    json.number("total", refusal.total());
                    json.json("mean", Double.toString(refusal.mean()));
                    json.number("least", refusal.least());
                    json.number("most", refusal.most());
                }));
    }

    private void reporter(ReporterLine line) {
        json.object(() -> {
            json.string("name", line.reporter().name());
            json.flag("proven", line.reporter() instanceof Reporter.Proven);
            json.word("standing", line.standing());
            json.number("days", line.days());
            json.string("last", line.last().toString());
            json.number("sessions", line.sessions());
            json.number("counted", line.counted());
            line.cap().ifPresent(cap -> json.number("cap", cap));
            json.number("blocked", line.blocked());
            json.flag("expected", line.expected());
            json.number("silent_days", line.silentDays());
            json.string("mode", line.mode());
        });
    }

    private void day(Day day) {
        json.object(() -> {
            json.string("day", day.day().toString());
            json.word("state", day.state());
            json.number("counted", day.counted());
            json.number("blocked_low", day.blockedLow());
            json.number("blocked_high", day.blockedHigh());
            json.number("tolerated", day.tolerated());
            json.number("waived", day.waived());
            json.number("fetch", day.fetch());
            json.number("reporters", day.reporters());
            json.flag("late", day.late());
        });
    }
}
