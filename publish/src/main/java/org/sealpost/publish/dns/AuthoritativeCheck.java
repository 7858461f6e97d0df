package org.sealpost.publish.dns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.Zones;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;

/// Asks every authoritative server of a zone itself whether it has a record: what a writer has written into one
/// place
/// counts only when all who answer for the zone have it.
///
/// The servers and their addresses are found by the resolver, those that the zone itself names.
public final class AuthoritativeCheck {
    private static final int MOST_SERVERS = 16;
    private static final int MOST_ADDRESSES = 8;
    private static final int ZONES_UP = 12;

    private final Zones zones;
    private final ServerDialogue dialogue;

    public AuthoritativeCheck(Zones zones, ServerDialogue dialogue) {
        this.zones = zones;
        this.dialogue = dialogue;
    }

    /// Whether all servers have these records, whatever the TTL.
    public Agreement has(RecordSet wanted, Deadline deadline) {
        return look(wanted.name(), wanted.type(), Optional.of(wanted), deadline);
    }

    /// Whether no server has records of the type, nor an alias, at the name.
    public Agreement hasNothing(DomainName name, RecordSet.Type type, Deadline deadline) {
        return look(name, type, Optional.empty(), deadline);
    }

    private Agreement look(DomainName name, RecordSet.Type type, Optional<RecordSet> wanted, Deadline deadline) {
        var question = new Question(name, type.name());
        Optional<DomainName> at = Optional.of(name);
        for (int up = 0; up < ZONES_UP && at.isPresent(); up++) {
            switch (zones.zoneOf(at.get(), deadline)) {
                case Zones.Found.Begins(DomainName zone, List<DomainName> servers) -> {
                    return ask(question, wanted, zone, servers, deadline);
                }
                case Zones.Found.Unknown _ -> {
                    return new Agreement(
                            question,
                            Optional.empty(),
                            List.of(),
                            Optional.of("The name servers of " + name
                                    + " could not be found by the resolver; see that it answers."));
                }
                // An alias, or a name that is not there, tells nothing of its zone.
                case Zones.Found.Nothing _, Zones.Found.Inside _ ->
                    at = at.get().parent();
            }
        }
        return new Agreement(
                question, Optional.empty(), List.of(), Optional.of("No zone was found for " + name + "; delegate it."));
    }

    private Agreement ask(
            Question question,
            Optional<RecordSet> wanted,
            DomainName zone,
            List<DomainName> servers,
            Deadline deadline) {
        List<DomainName> asked = servers.stream().limit(MOST_SERVERS).toList();
        List<Place> places = atOnce(asked, server -> places(server, deadline)).stream()
                .flatMap(List::stream)
                .toList();
        List<Place> known =
                places.stream().filter(place -> place.address().isPresent()).toList();
        List<Agreement.Said> said = new ArrayList<>(atOnce(
                known,
                place -> ask(question, wanted, place.server(), place.address().orElseThrow(), deadline)));
        places.stream()
                .filter(place -> place.address().isEmpty())
                .map(place -> new Agreement.Said(
                        place.server(), Optional.empty(), Agreement.Word.SILENT, "not all of its addresses are known"))
                .forEach(said::add);
        said.sort(Comparator.comparing(each -> each.server() + " " + each.address()));
        return new Agreement(
                question,
                Optional.of(zone),
                said,
                servers.size() <= MOST_SERVERS
                        ? Optional.empty()
                        : Optional.of("The zone " + zone + " has more servers than are asked."));
    }

    /// A server at one of its addresses; without one where more may be.
    private record Place(DomainName server, Optional<IpAddress> address) {}

    private List<Place> places(DomainName server, Deadline deadline) {
        List<IpAddress> all = zones.addresses(server, deadline).orElse(List.of());
        List<Place> places = new ArrayList<>(all.stream()
                .limit(MOST_ADDRESSES)
                .map(address -> new Place(server, Optional.of(address)))
                .toList());
        if (all.isEmpty() || all.size() > MOST_ADDRESSES) {
            places.add(new Place(server, Optional.empty()));
        }
        return places;
    }

    private static <T, R> List<R> atOnce(List<T> subjects, Function<T, R> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return subjects.stream()
                    .map(subject -> CompletableFuture.supplyAsync(() -> work.apply(subject), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private Agreement.Said ask(
            Question question, Optional<RecordSet> wanted, DomainName server, IpAddress address, Deadline deadline) {
        List<ServerAnswer> answers = new ArrayList<>();
        dialogue.ask(address, List.of(question), deadline, new ServerDialogue.Listener() {
            @Override
            public void heard(ServerAnswer answer) {
                answers.add(answer);
            }

            @Override
            public void serial(long serial) {}
        });
        Agreement.Said silent =
                new Agreement.Said(server, Optional.of(address), Agreement.Word.SILENT, "nothing was answered");
        return answers.stream()
                .findFirst()
                .map(answer -> judged(answer, question, wanted, server, address))
                .orElse(silent);
    }

    private static Agreement.Said judged(
            ServerAnswer answer, Question question, Optional<RecordSet> wanted, DomainName server, IpAddress address) {
        Optional<IpAddress> at = Optional.of(address);
        return switch (answer) {
            case ServerAnswer.Records records
            when records.authoritative() ->
                wanted.filter(set -> isThe(set, records)).isPresent()
                        ? new Agreement.Said(server, at, Agreement.Word.HAS_IT, "")
                        : new Agreement.Said(server, at, Agreement.Word.HAS_NOT, texts(records));
            case ServerAnswer.Nothing(var _, boolean authoritative, var _)
            when authoritative ->
                wanted.isEmpty()
                        ? new Agreement.Said(server, at, Agreement.Word.HAS_IT, "")
                        : new Agreement.Said(server, at, Agreement.Word.HAS_NOT, "nothing");
            case ServerAnswer.Records _, ServerAnswer.Nothing _ ->
                new Agreement.Said(server, at, Agreement.Word.SILENT, "it has no authority for " + question.name());
            case ServerAnswer.Referral(var _, String zone, var _) ->
                new Agreement.Said(server, at, Agreement.Word.SILENT, "it sends us on to the servers of " + zone);
            case ServerAnswer.Refused(var _, String code) ->
                new Agreement.Said(server, at, Agreement.Word.SILENT, "it answered " + code);
            case ServerAnswer.Missing(var _, var _, var _, String detail) ->
                new Agreement.Said(server, at, Agreement.Word.SILENT, detail);
        };
    }

    private static boolean isThe(RecordSet wanted, ServerAnswer.Records records) {
        List<String> values = records.records().stream()
                .filter(record -> record.type().equals(wanted.type().name()))
                .map(ServerAnswer.ServerRecord::data)
                .toList();
        return !values.isEmpty()
                && values.size() == records.records().size()
                && wanted.saysTheSameAs(new RecordSet(wanted.name(), wanted.type(), records.ttl(), values));
    }

    private static String texts(ServerAnswer.Records records) {
        return String.join(
                ", ",
                records.records().stream()
                        .map(record -> record.type() + " " + record.data())
                        .toList());
    }
}
