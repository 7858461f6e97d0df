package org.sealpost.reports.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.protocol.Deviation;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Way;
import org.sealpost.reports.row.Rows;

/// Reads each hostile input, one after the other, and says what went wrong.
final class HostileRun {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private final Intake intake = new Intake(IntakeLimits.DEFAULT, Collection.NOBODY);

    static List<HostileInput> inputs() {
        return Stream.concat(HostileFiles.all().stream(), HostileMails.all().stream())
                .toList();
    }

    /// Ends with 1 when anything is wrong.
    public static void main(String[] arguments) {
        var run = new HostileRun();
        List<String> wrong =
                inputs().stream().flatMap(input -> run.problems(input).stream()).toList();
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    /// Empty when all is as it should be: the input by itself, beside a sound report, and a sound report after it.
    List<String> problems(HostileInput input) {
        var problems = new ArrayList<String>();
        byte[] octets = input.octets().get();
        Arrival alone = read(Way.FILE, octets);
        check(problems, input, alone, input.read());
        if (input.kind() == HostileInput.Kind.FILE) {
            Arrival posted = read(Way.HTTPS, octets);
            if (octets.length <= IntakeLimits.DEFAULT.body()) {
                check(problems, input, posted, input.read());
            } else if (!posted.reports().isEmpty() || !codes(posted).contains("intake.body-too-large")) {
                problems.add(input + ", posted: " + codes(posted));
            }
            Arrival attached = read(Way.SMTP, input.besideASoundReport());
            check(problems, input, attached, input.read() + 1);
            if (!isSound(
                    attached.reports().isEmpty()
                            ? Optional.empty()
                            : Optional.of(attached.reports().getLast()))) {
                problems.add(input + ": the report beside it was not read: " + codes(attached));
            }
        }
        Arrival after = read(Way.SMTP, HostileInput.utf8(HostileInput.mailOf(HostileInput.soundPart())));
        if (!isSound(after.reports().stream().findFirst())) {
            problems.add(input + ": the mail after it was not read");
        }
        return problems;
    }

    private static void check(List<String> problems, HostileInput input, Arrival arrival, int reports) {
        String codes = codes(arrival);
        boolean coded = input.code().isEmpty() || List.of(codes.split(" ", -1)).contains(input.code());
        if (!coded || arrival.reports().size() != reports) {
            problems.add(input + " (" + arrival.delivery().way() + "): "
                    + arrival.reports().size() + " of " + reports + " reports, codes " + codes + ", not "
                    + input.code());
        }
        for (ReadReport report : arrival.reports()) {
            // What is made of a report is for any report.
            Rows.rows(arrival, report);
            Rows.totals(arrival, report);
            Rows.key(arrival, report);
            Rows.fingerprint(report);
        }
    }

    private Arrival read(Way way, byte[] octets) {
        return intake.read(new Delivery(way, "hostile", AT, Optional.empty(), Octets.of(octets)));
    }

    private static boolean isSound(Optional<ReadReport> read) {
        return read.filter(report -> report.report().reportId().equals(Optional.of("sound"))
                        && report.deviations().isEmpty())
                .isPresent();
    }

    private static String codes(Arrival arrival) {
        return Stream.concat(
                        arrival.notes().stream(),
                        arrival.reports().stream().flatMap(report -> report.deviations().stream()))
                .map(Deviation::code)
                .map(code -> code.id())
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
