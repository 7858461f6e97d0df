package org.sealpost.app.publish;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The resolver of one sender: it asks over the wire, and keeps what it heard for its whole TTL, or longer if it is
/// careless.
final class NameCache {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /// The last number of every SOA record of the lab.
    private static final Duration NEGATIVE = Duration.ofMinutes(5);

    private final ServerDialogue dialogue;
    private final InstantSource clock;
    private final Duration atLeast;
    private final Map<Question, Kept> kept = new HashMap<>();

    private record Kept(List<String> data, Instant until) {}

    /// @param atLeast how long everything is kept, whatever its TTL; a lawful one keeps nothing longer than that
    NameCache(ServerDialogue dialogue, InstantSource clock, Duration atLeast) {
        this.dialogue = dialogue;
        this.clock = clock;
        this.atLeast = atLeast;
    }

    /// The data of all records, none if there are none; empty when nobody answers.
    Optional<List<String>> ask(DomainName name, String type) {
        var question = new Question(name, type);
        Instant now = clock.instant();
        Optional<Kept> before = Optional.ofNullable(kept.get(question))
                .filter(each -> each.until().isAfter(now));
        if (before.isPresent()) {
            return Optional.of(before.get().data());
        }
        return heard(question).flatMap(answer -> switch (answer) {
            case ServerAnswer.Records records ->
                keep(
                        question,
                        records.records().stream()
                                .filter(record -> record.type().equals(type))
                                .map(ServerRecord::data)
                                .toList(),
                        records.ttl());
            case ServerAnswer.Nothing _ -> keep(question, List.of(), NEGATIVE);
            case ServerAnswer.Referral _, ServerAnswer.Refused _, ServerAnswer.Missing _ -> Optional.empty();
        });
    }

    private Optional<List<String>> keep(Question question, List<String> data, Duration ttl) {
        Duration time = ttl.compareTo(atLeast) < 0 ? atLeast : ttl;
        kept.put(question, new Kept(data, clock.instant().plus(time)));
        return Optional.of(data);
    }

    private Optional<ServerAnswer> heard(Question question) {
        var answer = new AtomicReference<Optional<ServerAnswer>>(Optional.empty());
        dialogue.ask(
                IpAddress.of(InetAddress.ofLiteral(SmallInternet.RESOLVER).getAddress()),
                List.of(question),
                Deadline.after(PATIENCE),
                new ServerDialogue.Listener() {
                    @Override
                    public void heard(ServerAnswer said) {
                        answer.set(Optional.of(said));
                    }

                    @Override
                    public void serial(long serial) {
                        // It is not asked for.
                    }
                });
        return answer.get();
    }
}
