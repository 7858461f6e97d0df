package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;

/// What stands below the validator: the shared replies without their foreign records. A reply that did not come
/// counts as SERVFAIL.
final class KnownReplies implements Resolver {
    /// A type for private use: a question of this type is answered here with an unsigned record at the name, so
    /// that the validator tells whether unsigned data may stand there.
    static final int PROBE = 65_399;

    private final Questions questions;

    KnownReplies(Questions questions) {
        this.questions = questions;
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query, Executor executor) {
        return sendAsync(query);
    }

    @Override
    public CompletionStage<Message> sendAsync(Message query) {
        Record question = query.getQuestion();
        if (question.getType() == PROBE) {
            return CompletableFuture.completedFuture(unsigned(query));
        }
        return questions.ask(question.getName(), question.getType()).thenApply(reply -> switch (reply) {
            case Reply.Came(Message message) -> ForeignRecords.removed(message);
            case Reply.Missing _ -> failure(query);
        });
    }

    /// The reply as it came, the same object until it is asked for anew.
    Optional<Message> known(Name name, int type) {
        return questions
                .known(name, type)
                .flatMap(reply ->
                        reply instanceof Reply.Came(Message message) ? Optional.of(message) : Optional.empty());
    }

    /// The zones that signed the reply, if it is known.
    Set<Name> signers(Name name, int type) {
        return known(name, type).stream()
                .map(ForeignRecords::removed)
                .flatMap(message -> Stream.of(Section.ANSWER, Section.AUTHORITY)
                        .flatMap(section -> message.getSection(section).stream()))
                .flatMap(record ->
                        record instanceof RRSIGRecord signature ? Stream.of(signature.getSigner()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    private static Message answer(Message query) {
        var message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        return message;
    }

    private static Message failure(Message query) {
        Message message = answer(query);
        message.getHeader().setRcode(Rcode.SERVFAIL);
        return message;
    }

    private static Message unsigned(Message query) {
        Message message = answer(query);
        var name = query.getQuestion().getName();
        message.addRecord(Record.newRecord(name, PROBE, DClass.IN, 1, new byte[] {0}), Section.ANSWER);
        return message;
    }

    @Override
    public void setPort(int port) {}

    @Override
    public void setTCP(boolean flag) {}

    @Override
    public void setIgnoreTruncation(boolean flag) {}

    @Override
    public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {}

    @Override
    public void setTSIGKey(TSIG key) {}

    @Override
    public void setTimeout(Duration timeout) {}
}
