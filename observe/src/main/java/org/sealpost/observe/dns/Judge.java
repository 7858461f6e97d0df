package org.sealpost.observe.dns;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Vantage.Validation;
import org.sealpost.observe.net.Deadline;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Who says what DNSSEC makes of an answer.
sealed interface Judge {
    /// Asks, and sets about fetching what judging the answer will need.
    CompletableFuture<Reply> ask(Name name, int type);

    /// Sets about fetching what judging an answer at the name will need.
    void prepare(Name name);

    /// What DNSSEC says of the answer to that question.
    ///
    /// @param path the names on the path of the answer
    Validator.Judged judge(Name name, int type, List<Name> path, Deadline deadline);

    /// What a denial without SOA, NSEC and NSEC3 is worth: it proves nothing, so it holds only for a zone that is
    /// proven to have no signatures, or where none ever come and every answer is as good as this one; empty
    /// otherwise.
    Optional<Dnssec> judgeBareDenial(Name name, Deadline deadline);

    Validation validation();

    /// The question for a key or DS record on the path that got no answer, so that nothing can be told.
    Optional<Reply> missingKey(List<Name> path);

    /// Validates here.
    final class Own implements Judge {
        private final Questions questions;
        private final Validator validator;
        private final List<Name> anchors;

        Own(Questions questions, TrustAnchors anchors, InstantSource clock) {
            this.questions = questions;
            this.validator = new Validator(questions, anchors, clock);
            this.anchors = anchors.names();
        }

        @Override
        public CompletableFuture<Reply> ask(Name name, int type) {
            CompletableFuture<Reply> reply = questions.ask(name, type);
            prepare(name);
            return reply;
        }

        @Override
        public void prepare(Name name) {
            for (Name each : namesAbove(name)) {
                if (!isUnderscored(each)) {
                    questions.begin(each, Type.DNSKEY);
                    if (each.labels() > 1) {
                        questions.begin(each, Type.DS);
                    }
                }
            }
        }

        /// Zones seldom begin at such a name or below it.
        private static boolean isUnderscored(Name name) {
            return IntStream.range(0, name.labels())
                    .anyMatch(i -> name.getLabelString(i).startsWith("_"));
        }

        @Override
        public Validator.Judged judge(Name name, int type, List<Name> path, Deadline deadline) {
            return signaturesCome(deadline)
                    ? validator.judge(name, type, path, deadline)
                    : new Validator.Judged(Dnssec.INDETERMINATE, "the resolver hands on no signatures");
        }

        @Override
        public Optional<Dnssec> judgeBareDenial(Name name, Deadline deadline) {
            if (!signaturesCome(deadline)) {
                return Optional.of(Dnssec.INDETERMINATE);
            }
            return validator.isUnsigned(name, deadline) ? Optional.of(Dnssec.INSECURE) : Optional.empty();
        }

        /// Whether the resolver hands on the signature over the keys of a trust anchor; one that does not hands on
        /// none.
        private boolean signaturesCome(Deadline deadline) {
            return anchors.stream()
                    .anyMatch(anchor -> isSigned(Waiting.await(questions.ask(anchor, Type.DNSKEY), deadline)));
        }

        private static boolean isSigned(Reply reply) {
            return reply instanceof Reply.Came(Message message)
                    && message.getSection(Section.ANSWER).stream()
                            .anyMatch(record -> record instanceof RRSIGRecord signature
                                    && signature.getTypeCovered() == Type.DNSKEY);
        }

        @Override
        public Validation validation() {
            List<Reply> known = anchors.stream()
                    .flatMap(anchor -> questions.known(anchor, Type.DNSKEY).stream())
                    .toList();
            boolean signed = known.stream().anyMatch(Own::isSigned);
            boolean came = known.stream().anyMatch(Reply.Came.class::isInstance);
            return came && !signed ? Validation.NO_SIGNATURES : Validation.OWN;
        }

        @Override
        public Optional<Reply> missingKey(List<Name> path) {
            return path.stream()
                    .flatMap(name -> namesAbove(name).stream())
                    .distinct()
                    .flatMap(name -> Stream.of(Type.DS, Type.DNSKEY, Type.CNAME)
                            .flatMap(type -> questions.known(name, type).stream()))
                    .filter(reply -> !reply.isAnswer())
                    .findFirst();
        }

        /// The name itself and every name above it, down to the root.
        private static List<Name> namesAbove(Name name) {
            return Stream.iterate(0, n -> n < name.labels(), n -> n + 1)
                    .map(n -> new Name(name, n))
                    .toList();
        }
    }

    /// Believes the AD bit of a resolver on this machine.
    final class Believing implements Judge {
        private final Questions questions;

        Believing(Questions questions) {
            this.questions = questions;
        }

        @Override
        public CompletableFuture<Reply> ask(Name name, int type) {
            return questions
                    .askChecked(name, type)
                    .thenCompose(reply -> reply instanceof Reply.Came(Message message)
                                    && message.getRcode() == Rcode.SERVFAIL
                            ? questions.ask(name, type).thenApply(unchecked -> unchecked.isAnswer() ? unchecked : reply)
                            : CompletableFuture.completedFuture(reply));
        }

        @Override
        public void prepare(Name name) {
            // The resolver has what it needs.
        }

        @Override
        public Validator.Judged judge(Name name, int type, List<Name> path, Deadline deadline) {
            return switch (Waiting.await(questions.askChecked(name, type), deadline)) {
                case Reply.Came(Message message)
                when message.getRcode() == Rcode.SERVFAIL ->
                    new Validator.Judged(Dnssec.BOGUS, "the resolver gives it out only unchecked");
                case Reply.Came(Message message)
                when message.getHeader().getFlag(Flags.AD) -> new Validator.Judged(Dnssec.SECURE, "");
                case Reply.Came _ -> new Validator.Judged(Dnssec.INSECURE, "");
                case Reply.Missing(var _, String detail) -> new Validator.Judged(Dnssec.INDETERMINATE, detail);
            };
        }

        @Override
        public Optional<Dnssec> judgeBareDenial(Name name, Deadline deadline) {
            return Optional.of(Dnssec.INSECURE);
        }

        @Override
        public Validation validation() {
            return Validation.TRUSTED_RESOLVER;
        }

        @Override
        public Optional<Reply> missingKey(List<Name> path) {
            return Optional.empty();
        }
    }
}
