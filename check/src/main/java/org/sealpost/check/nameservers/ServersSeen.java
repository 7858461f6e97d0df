package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;

/// What rules ask of name servers.
public final class ServersSeen {
    private ServersSeen() {}

    /// One server at one address.
    record Seat(NameServer server, AskedServer at) {
        /// Such as `ns1.example.org [192.0.2.1]`.
        String place() {
            return server.name() + " [" + at.address() + "]";
        }

        ServerAnswer toSoa() {
            return at.answers().getFirst();
        }

        /// Whether it answers for the zone with authority.
        boolean sound() {
            return toSoa() instanceof ServerAnswer.Records records && records.authoritative();
        }

        Evidence said(ServerAnswer answer) {
            return new Evidence(place() + " " + answer.question(), words(answer));
        }
    }

    /// Whether some server answered with authority for the zone of the domain.
    public static boolean anySound(NameServerFacts facts) {
        return facts.zones().stream().limit(1).flatMap(ServersSeen::seats).anyMatch(Seat::sound);
    }

    static Stream<Seat> seats(ZoneFacts zone) {
        return zone.servers().stream()
                .flatMap(server -> server.at().stream()
                        .filter(at -> !at.answers().isEmpty())
                        .map(at -> new Seat(server, at)));
    }

    static List<Seat> sound(ZoneFacts zone) {
        return seats(zone).filter(Seat::sound).toList();
    }

    /// The questions about records of senders, the usual two of every zone and the name that nobody has aside.
    static List<Question> asked(ZoneFacts zone) {
        return seats(zone)
                .flatMap(seat -> seat.at().answers().stream())
                .map(ServerAnswer::question)
                .distinct()
                .filter(question ->
                        !question.type().equals("SOA") && !question.type().equals("NS"))
                .filter(question -> !isOfNobody(question))
                .toList();
    }

    static boolean isOfNobody(Question question) {
        return question.name().ascii().startsWith(NameServerFacts.NOBODY + ".");
    }

    static boolean isAddress(Question question) {
        return question.type().equals("A") || question.type().equals("AAAA");
    }

    /// Whether nothing came although it was asked and had time to answer.
    static boolean isSilence(ServerAnswer answer) {
        return answer instanceof ServerAnswer.Missing missing
                && switch (missing.fault()) {
                    case REFUSED, TIMED_OUT, NO_ROUTE, OTHER -> true;
                    case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> false;
                };
    }

    static String words(ServerAnswer answer) {
        return switch (answer) {
            case ServerAnswer.Records records ->
                (records.authoritative() ? "" : "without authority: ") + data(records.records());
            case ServerAnswer.Nothing nothing -> (nothing.authoritative() ? "" : "without authority: ") + "no record";
            case ServerAnswer.Referral(var _, String zone, List<String> servers) ->
                "sends on to the servers of " + (zone.isEmpty() ? "." : zone) + ": " + String.join(", ", servers);
            case ServerAnswer.Refused(var _, String code) -> code;
            case ServerAnswer.Missing(var _, boolean truncated, ConnectFault fault, String detail) ->
                (truncated ? "cut off, and over TCP " : "")
                        + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + detail;
        };
    }

    static String data(List<ServerRecord> records) {
        return records.stream()
                .map(record -> record.type().equals("CNAME") ? "CNAME " + record.data() : record.data())
                .collect(Collectors.joining("; "));
    }

    /// One finding for each subject, however many zones show it.
    static Judgement judgement(List<Finding> findings, List<Evidence> otherwise) {
        List<Finding> distinct = new ArrayList<>();
        for (Finding finding : findings) {
            Optional<Finding> known = distinct.stream()
                    .filter(each ->
                            each.code().equals(finding.code()) && each.subject().equals(finding.subject()))
                    .findFirst();
            if (known.isEmpty()) {
                distinct.add(finding);
            }
        }
        return distinct.isEmpty() ? new Judgement.Holds(otherwise) : new Judgement.Broken(distinct);
    }

    static Finding finding(NameServerCode code, String subject, List<Evidence> evidence) {
        return new Finding(code, subject, evidence, Optional.empty());
    }
}
