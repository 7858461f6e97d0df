package org.sealpost.observe.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.net.Deadline;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/// Judges replies by the chain of signatures from the trust anchors.
///
/// "Insecure" is believed only when it is proven a second time: for a name on the path of the answer, the walk of
/// DS records from the trust anchor must end at an unsigned delegation. dnsjava says "insecure" in more cases than
/// that (an answer whose validation broke off among them).
final class Validator {
    private static final int MANY = 10_000;
    private static final Judged LATE = new Judged(Dnssec.INDETERMINATE, "the keys did not come in time");

    private final KnownReplies replies;
    private final ValidatingResolver resolver;
    private final List<Name> anchors;

    private final ConcurrentHashMap<Name, CompletableFuture<Judged>> walks = new ConcurrentHashMap<>();
    // By the very message: a reply that is asked for anew is judged anew.
    private final ConcurrentHashMap<Message, Judged> proven = new ConcurrentHashMap<>();

    Validator(Questions questions, TrustAnchors anchors, InstantSource clock) {
        this.replies = new KnownReplies(questions);
        this.resolver = new ValidatingResolver(replies, clock.withZone(ZoneOffset.UTC));
        this.anchors = anchors.names();
        try {
            resolver.loadTrustAnchors(new ByteArrayInputStream(anchors.render().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException impossible) {
            throw new IllegalStateException("rendered anchors can be read", impossible);
        }
    }

    /// What DNSSEC says of the reply to a question that was answered.
    ///
    /// @param path the names on the path of the answer
    Judged judge(Name name, int type, List<Name> path, Deadline deadline) {
        if (path.stream().noneMatch(each -> anchors.stream().anyMatch(each::subdomain))) {
            return new Judged(Dnssec.INDETERMINATE, "no trust anchor is above " + name.toString(true));
        }
        Optional<Message> reply = replies.known(name, type);
        Optional<Judged> before = reply.flatMap(message -> Optional.ofNullable(proven.get(message)));
        if (before.isPresent()) {
            return before.get();
        }
        Judged judged = judgeNow(name, type, path, deadline);
        if (judged.dnssec() == Dnssec.SECURE || judged.dnssec() == Dnssec.INSECURE) {
            reply.ifPresent(message -> remember(message, judged));
        }
        return judged;
    }

    private void remember(Message reply, Judged judged) {
        if (proven.size() > MANY) {
            proven.clear();
        }
        proven.put(reply, judged);
    }

    private Judged judgeNow(Name name, int type, List<Name> path, Deadline deadline) {
        replies.signers(name, type).forEach(zone -> walkOnce(zone, deadline));
        Judged first = ask(name, type, deadline);
        if (first.dnssec() != Dnssec.INSECURE) {
            return first;
        }
        return path.stream().anyMatch(each -> isUnsigned(each, deadline))
                ? first
                : new Judged(Dnssec.BOGUS, "the zone is signed and this answer is not");
    }

    /// Whether the name is proven to stand in a zone without signatures.
    boolean isUnsigned(Name name, Deadline deadline) {
        return ask(name, KnownReplies.PROBE, deadline).dnssec() == Dnssec.INSECURE;
    }

    /// Follows the keys down to a zone once for all who need them at the same time; the validator remembers them.
    private void walkOnce(Name zone, Deadline deadline) {
        if (walks.size() > MANY) {
            walks.clear();
        }
        var mine = new CompletableFuture<Judged>();
        CompletableFuture<Judged> walk = walks.putIfAbsent(zone, mine);
        if (walk == null) {
            mine.complete(ask(zone, Type.DNSKEY, deadline));
        } else {
            var _ = walk.copy()
                    .completeOnTimeout(LATE, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)
                    .join();
        }
    }

    private Judged ask(Name name, int type, Deadline deadline) {
        Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
        // The validator meets hostile messages: whatever it throws, it has not said that they are sound.
        try {
            Message judged = resolver.sendAsync(query, Runnable::run)
                    .toCompletableFuture()
                    .get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (judged.getRcode() != Rcode.NOERROR && judged.getRcode() != Rcode.NXDOMAIN) {
                return new Judged(Dnssec.BOGUS, reason(judged));
            }
            boolean secure = judged.getHeader().getFlag(Flags.AD);
            return new Judged(secure ? Dnssec.SECURE : Dnssec.INSECURE, reason(judged));
        } catch (ExecutionException | RuntimeException broken) {
            return new Judged(Dnssec.BOGUS, "the validator cannot read it: " + broken.getMessage());
        } catch (TimeoutException tooSlow) {
            return LATE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Judged(Dnssec.INDETERMINATE, "stopped");
        }
    }

    private static String reason(Message judged) {
        return judged.getSection(Section.ADDITIONAL).stream()
                .filter(record -> record instanceof TXTRecord
                        && record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
                .flatMap(record -> ((TXTRecord) record).getStrings(true).stream())
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /// @param reason the validator's words, empty when it has none
    record Judged(Dnssec dnssec, String reason) {}
}
