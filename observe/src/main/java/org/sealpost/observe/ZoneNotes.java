package org.sealpost.observe;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.Delegation;
import org.sealpost.observe.facts.ZoneFacts.NameServer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// What is known so far of one zone, written by many threads; at any time facts can be made of it.
final class ZoneNotes {
    private static final int MOST_SERVERS = 8;

    /// Who was asked shorter than this ago and has not answered yet may be sound: one packet may be lost.
    private static final Duration SHORT = Duration.ofMillis(1200);

    private final DomainName zone;
    private final boolean foreign;
    private final List<DomainName> published;
    private final List<Question> questions;
    private final AtomicReference<Optional<Delegation>> delegation = new AtomicReference<>(Optional.empty());
    private final Set<DomainName> servers = new LinkedHashSet<>();
    private final Set<DomainName> left = new LinkedHashSet<>();
    private final Map<DomainName, ServerNotes> notes = new ConcurrentHashMap<>();

    /// @param questions that for the SOA record first
    ZoneNotes(DomainName zone, boolean foreign, List<DomainName> published, List<Question> questions) {
        this.zone = zone;
        this.foreign = foreign;
        this.published = published;
        this.questions = List.copyOf(questions);
    }

    DomainName zone() {
        return zone;
    }

    List<Question> questions() {
        return questions;
    }

    void delegated(Delegation seen) {
        delegation.set(Optional.of(seen));
    }

    /// Whether a server is to be asked: the first time it is named, and while there are not too many.
    synchronized boolean takes(DomainName server) {
        if (servers.contains(server)) {
            return false;
        }
        if (servers.size() == MOST_SERVERS) {
            left.add(server);
            return false;
        }
        return servers.add(server);
    }

    void addresses(DomainName server, boolean known, int notAsked) {
        notes.put(server, new ServerNotes(known, notAsked, new ConcurrentSkipListMap<>()));
    }

    Conversation begin(DomainName server, IpAddress address) {
        var conversation = new Conversation(System.nanoTime());
        Optional.ofNullable(notes.get(server))
                .ifPresent(noted -> noted.conversations().put(address, conversation));
        return conversation;
    }

    synchronized ZoneFacts facts() {
        return new ZoneFacts(
                zone,
                foreign,
                published,
                delegation.get(),
                servers.stream().sorted().map(this::server).toList(),
                left.size());
    }

    private NameServer server(DomainName name) {
        ServerNotes noted = notes.getOrDefault(name, new ServerNotes(false, 0, new ConcurrentSkipListMap<>()));
        return new NameServer(
                name,
                noted.known(),
                noted.conversations().entrySet().stream()
                        .map(entry -> entry.getValue().facts(entry.getKey(), questions))
                        .toList(),
                noted.notAsked());
    }

    private record ServerNotes(boolean known, int notAsked, Map<IpAddress, Conversation> conversations) {}

    /// The answer to a single question.
    static final class Heard implements ServerDialogue.Listener {
        private final AtomicReference<Optional<ServerAnswer>> answer = new AtomicReference<>(Optional.empty());

        @Override
        public void heard(ServerAnswer told) {
            answer.set(Optional.of(told));
        }

        @Override
        public void serial(long number) {}

        Optional<ServerAnswer> answer() {
            return answer.get();
        }
    }

    /// What one server has said so far at one of its addresses.
    static final class Conversation implements ServerDialogue.Listener {
        private final long begunNanos;
        private final AtomicReference<Optional<Long>> serial = new AtomicReference<>(Optional.empty());
        private final Map<Question, ServerAnswer> answers = new ConcurrentHashMap<>();

        private Conversation(long begunNanos) {
            this.begunNanos = begunNanos;
        }

        @Override
        public void heard(ServerAnswer answer) {
            answers.put(answer.question(), answer);
        }

        @Override
        public void serial(long number) {
            serial.set(Optional.of(number));
        }

        private AskedServer facts(IpAddress address, List<Question> questions) {
            return new AskedServer(
                    address,
                    serial.get(),
                    questions.stream()
                            .map(question ->
                                    Optional.ofNullable(answers.get(question)).orElseGet(() -> missing(question)))
                            .toList());
        }

        private ServerAnswer missing(Question question) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begunNanos);
            ConnectFault fault = waited.compareTo(SHORT) < 0 ? ConnectFault.OUT_OF_TIME : ConnectFault.TIMED_OUT;
            return new ServerAnswer.Missing(question, false, fault, "no answer within " + waited.toMillis() + " ms");
        }
    }
}
