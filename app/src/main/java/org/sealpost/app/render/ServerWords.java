package org.sealpost.app.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.NameServerFacts.ResolverFacts;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;

/// What name servers said, in words; unescaped.
final class ServerWords {
    private ServerWords() {}

    /// How many of the servers of the domain answered, and the serial of its zone when they have one.
    static Optional<String> summary(NameServerFacts facts) {
        return facts.zones().stream().findFirst().map(zone -> {
            List<AskedServer> answering = zone.servers().stream()
                    .flatMap(server -> server.at().stream())
                    .filter(at -> at.serial().isPresent())
                    .toList();
            long addresses = zone.servers().stream()
                    .mapToLong(server -> server.at().size())
                    .sum();
            List<Long> serials = answering.stream()
                    .flatMap(at -> at.serial().stream())
                    .distinct()
                    .toList();
            String serial = serials.size() == 1 ? ", serial " + serials.getFirst() : "";
            return answering.size() + " of " + Words.count((int) addresses, "address", "addresses") + serial;
        });
    }

    /// Everything, a line each.
    static void write(NameServerFacts facts, Lines lines) {
        for (ZoneFacts zone : facts.zones()) {
            lines.title("Name servers of " + zone.zone());
            zone.delegation()
                    .ifPresent(delegation ->
                            lines.quote("named by the zone above: " + String.join(", ", delegation.servers())));
            zone.servers().forEach(server -> write(server, lines));
            if (zone.serversNotAsked() > 0) {
                lines.quote(Words.count(zone.serversNotAsked(), "server", "servers") + " not asked");
            }
        }
        for (ResolverFacts resolver : facts.resolvers()) {
            lines.title("Resolver " + resolver.resolver());
            resolver.answers().forEach(answer -> lines.quote(answer.question() + ": " + words(answer)));
        }
    }

    private static void write(NameServer server, Lines lines) {
        if (server.at().isEmpty()) {
            lines.quote(
                    server.name() + ": " + (server.addressesKnown() ? "no address" : "no address was found in time"));
        }
        for (AskedServer at : server.at()) {
            lines.quote(server.name() + " [" + at.address() + "]");
            at.answers().forEach(answer -> lines.quote("  " + answer.question() + ": " + words(answer)));
        }
        if (server.addressesNotAsked() > 0) {
            lines.quote(Words.count(server.addressesNotAsked(), "address", "addresses") + " not asked");
        }
    }

    static String words(ServerAnswer answer) {
        return switch (answer) {
            case ServerAnswer.Records records ->
                records.records().stream().map(ServerWords::record).collect(Collectors.joining("; ")) + ", ttl "
                        + records.ttl().toSeconds() + " s" + authority(records.authoritative());
            case ServerAnswer.Nothing nothing ->
                (nothing.nameExists() ? "no such record" : "no such name") + authority(nothing.authoritative());
            case ServerAnswer.Referral referral ->
                "ask the servers of " + referral.zone() + ": " + String.join(", ", referral.servers());
            case ServerAnswer.Refused refused -> refused.code();
            case ServerAnswer.Missing missing -> "no answer (" + Words.word(missing.fault()) + "): " + missing.detail();
        };
    }

    private static String record(ServerRecord record) {
        return record.type().equals("CNAME") ? "an alias of " + record.data() : record.data();
    }

    private static String authority(boolean authoritative) {
        return authoritative ? "" : ", without authority";
    }

    /// Where the words go.
    interface Lines {
        void title(String words);

        /// @param seen unescaped
        void quote(String seen);
    }
}
