package org.sealpost.observe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.sealpost.observe.dns.OtherResolver;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.Zones;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ZoneFacts.Delegation;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Asks every name server of a domain for what MTA-STS and TLS-RPT need, and the further resolvers that the user
/// named. It finds the servers by the resolver, without validation, and takes no longer than the rest of the look.
record NameServerLook(
        Zones zones,
        ServerDialogue dialogue,
        List<OtherResolver> resolvers,
        Set<Part> without,
        ExecutorService threads) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_ZONES = 4;
    private static final int MOST_ADDRESSES = 4;
    private static final int PARENTS_ASKED = 2;

    /// Resolvers that the user named are asked in any case.
    Asking start(Watch watch) {
        var asking =
                new Asking(threads, resolvers.stream().map(OtherResolver::name).toList());
        Deadline deadline = watch.deadline().min(LONGEST);
        List<Question> ofResolvers = usual(watch.domain());
        for (OtherResolver resolver : resolvers) {
            for (Question question : ofResolvers) {
                asking.run(() -> asking.resolved(resolver.name(), resolver.ask(question)));
            }
        }
        if (!without.contains(Part.NAME_SERVERS)) {
            asking.run(() -> new OfDomain(asking, watch.domain(), deadline).begin());
        }
        return asking;
    }

    private List<Question> usual(DomainName domain) {
        return Stream.of(
                        of(Part.RECORD, domain.child("_mta-sts"), "TXT"),
                        of(Part.TLS_RPT, domain.child("_smtp._tls"), "TXT"),
                        of(Part.MX, domain, "MX"),
                        of(Part.POLICY, domain.child("mta-sts"), "A"),
                        of(Part.POLICY, domain.child("mta-sts"), "AAAA"))
                .flatMap(Optional::stream)
                .toList();
    }

    /// A question, unless the part that it serves is left out.
    private Optional<Question> of(Part part, DomainName name, String type) {
        return without.contains(part) ? Optional.empty() : Optional.of(new Question(name, type));
    }

    /// The servers of one domain.
    private final class OfDomain {
        private final Asking asking;
        private final DomainName domain;
        private final Deadline deadline;

        OfDomain(Asking asking, DomainName domain, Deadline deadline) {
            this.asking = asking;
            this.domain = domain;
            this.deadline = deadline;
        }

        void begin() {
            // The servers of the zone above will be needed, and are asked for meanwhile.
            domain.parent().ifPresent(parent -> asking.run(() -> parentServers(parent)));
            if (zones.zoneOf(domain, deadline) instanceof Zones.Found.Begins(DomainName zone, var servers)) {
                List<Question> nobody = DomainName.ofWire(NameServerFacts.NOBODY + "." + domain).stream()
                        .flatMap(name -> Stream.of(of(Part.RECORD, name, "TXT"), of(Part.RECORD, name, "A")))
                        .flatMap(Optional::stream)
                        .toList();
                begin(zone, false, servers, Stream.concat(usual(domain).stream(), nobody.stream()));
            }
        }

        private Optional<ZoneNotes> begin(
                DomainName zone, boolean foreign, List<DomainName> servers, Stream<Question> questions) {
            List<Question> all = Stream.concat(
                            Stream.of(new Question(zone, "SOA"), new Question(zone, "NS")), questions)
                    .toList();
            Optional<ZoneNotes> notes = asking.zone(new ZoneNotes(zone, foreign, servers, all), MOST_ZONES);
            notes.ifPresent(each -> {
                if (!foreign) {
                    asking.run(() -> delegation(each));
                }
                servers.forEach(server -> server(each, server));
            });
            return notes;
        }

        private void server(ZoneNotes notes, DomainName server) {
            if (notes.takes(server)) {
                asking.run(() -> {
                    Optional<List<IpAddress>> addresses = zones.addresses(server, deadline);
                    List<IpAddress> all = addresses.orElse(List.of());
                    List<IpAddress> asked = all.stream().limit(MOST_ADDRESSES).toList();
                    notes.addresses(server, addresses.isPresent(), all.size() - asked.size());
                    asked.forEach(address -> asking.run(() -> ask(notes, server, address)));
                });
            }
        }

        private void ask(ZoneNotes notes, DomainName server, IpAddress address) {
            ZoneNotes.Conversation conversation = notes.begin(server, address);
            dialogue.ask(address, notes.questions(), deadline, new ServerDialogue.Listener() {
                @Override
                public void heard(ServerAnswer answer) {
                    conversation.heard(answer);
                    follow(notes, address, answer);
                }

                @Override
                public void serial(long serial) {
                    conversation.serial(serial);
                }
            });
        }

        /// A name that is delegated further, or an alias, has its records with other servers.
        private void follow(ZoneNotes notes, IpAddress by, ServerAnswer answer) {
            Question question = answer.question();
            switch (answer) {
                case ServerAnswer.Referral(var _, String zone, List<String> servers) ->
                    DomainName.ofWire(zone)
                            .filter(below -> below.isAtOrBelow(notes.zone())
                                    && !below.equals(notes.zone())
                                    && question.name().isAtOrBelow(below))
                            .ifPresent(below -> asking.once(below + " " + question, () -> {
                                List<DomainName> names = servers.stream()
                                        .flatMap(name -> DomainName.ofWire(name).stream())
                                        .toList();
                                begin(below, false, names, Stream.of(question))
                                        .ifPresent(each -> each.delegated(new Delegation(by, servers)));
                            }));
                case ServerAnswer.Records records
                when question.type().equals("TXT") && !question.name().ascii().startsWith(NameServerFacts.NOBODY) ->
                    records.records().stream()
                            .filter(record -> record.type().equals("CNAME"))
                            .flatMap(record -> DomainName.ofWire(record.data()).stream())
                            .findFirst()
                            .ifPresent(target -> asking.once(target + " TXT", () -> alias(target)));
                case ServerAnswer.Records _,
                        ServerAnswer.Nothing _,
                        ServerAnswer.Refused _,
                        ServerAnswer.Missing _ -> {}
            }
        }

        private void alias(DomainName target) {
            if (zones.zoneOf(target, deadline) instanceof Zones.Found.Begins(DomainName zone, var servers)) {
                begin(zone, !zone.isAtOrBelow(domain), servers, Stream.of(new Question(target, "TXT")));
            }
        }

        private List<DomainName> parentServers(DomainName parent) {
            List<DomainName> servers =
                    zones.zoneOf(parent, deadline) instanceof Zones.Found.Begins(DomainName _, var all)
                            ? all.stream().limit(PARENTS_ASKED).toList()
                            : List.of();
            servers.forEach(zones::prepare);
            return servers;
        }

        private void delegation(ZoneNotes notes) {
            var question = new Question(notes.zone(), "NS");
            for (DomainName server :
                    notes.zone().parent().map(this::parentServers).orElse(List.of())) {
                Optional<IpAddress> address = zones.addresses(server, deadline)
                        .flatMap(all -> all.stream().findFirst());
                if (address.isPresent()) {
                    var heard = new ZoneNotes.Heard();
                    dialogue.ask(address.get(), List.of(question), deadline, heard);
                    Optional<Delegation> told = heard.answer()
                            .flatMap(answer -> referral(notes.zone(), answer))
                            .map(servers -> new Delegation(address.get(), servers));
                    told.ifPresent(each -> {
                        notes.delegated(each);
                        each.servers().stream()
                                .flatMap(name -> DomainName.ofWire(name).stream())
                                .forEach(name -> server(notes, name));
                    });
                    if (told.isPresent()) {
                        return;
                    }
                }
            }
        }

        private static Optional<List<String>> referral(DomainName zone, ServerAnswer answer) {
            return answer instanceof ServerAnswer.Referral(var _, String to, List<String> servers)
                            && to.equals(zone.ascii())
                    ? Optional.of(servers)
                    : Optional.empty();
        }
    }
}
