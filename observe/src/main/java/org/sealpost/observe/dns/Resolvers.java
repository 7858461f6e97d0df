package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.Trust;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Several resolvers as one: the next is asked when one is silent, fails or refuses, and all of them again while
/// there is time.
final class Resolvers implements AutoCloseable {
    /// Fits into one packet on every path; RFC 6891 §6.2.5, as of the DNS flag day 2020.
    private static final int UDP_PAYLOAD = 1232;

    private static final int ROUNDS = 3;

    private final List<Transport> transports;
    private final Dialer dialer;
    private final boolean trustAd;
    private final RandomGenerator ids;

    Resolvers(List<ResolverAddress> addresses, Dialer dialer, Trust trust, boolean trustAd, RandomGenerator ids) {
        this.transports = addresses.stream()
                .map(address -> transport(address, dialer, trust))
                .toList();
        this.dialer = dialer;
        this.trustAd = trustAd;
        this.ids = ids;
    }

    private static Transport transport(ResolverAddress address, Dialer dialer, Trust trust) {
        return switch (address) {
            case ResolverAddress.Plain(var endpoint) -> new PlainTransport(dialer, endpoint);
            case ResolverAddress.Tls secured -> new TlsTransport(dialer, secured, trust.context());
            case ResolverAddress.Https secured -> new HttpsTransport(secured, trust.context());
        };
    }

    /// The first answer that is one; else the most telling failure.
    ///
    /// @param checkingDisabled whether bogus data is wanted too (RFC 4035 §3.2.2)
    Reply ask(Name name, int type, boolean checkingDisabled) {
        Deadline deadline = Deadline.after(dialer.limits().of(Step.DNS_QUESTION));
        List<Reply> failures = new ArrayList<>();
        Duration patience = dialer.limits().of(Step.DNS_TRY);
        for (int round = 0; round < ROUNDS; round++) {
            for (Transport transport : transports) {
                if (deadline.passed() || Thread.currentThread().isInterrupted()) {
                    return mostTelling(failures);
                }
                Reply reply = transport.ask(query(name, type, checkingDisabled), deadline.min(patience));
                if (reply.isAnswer()) {
                    return reply;
                }
                failures.add(reply);
            }
            // A resolver that has spoken says the same again; only silence is worth another round.
            if (failures.stream().anyMatch(Reply.Came.class::isInstance)) {
                break;
            }
            patience = patience.multipliedBy(2);
        }
        return mostTelling(failures);
    }

    private Message query(Name name, int type, boolean checkingDisabled) {
        Message query = new Message(ids.nextInt(0x10000));
        query.getHeader().setFlag(Flags.RD);
        if (checkingDisabled) {
            query.getHeader().setFlag(Flags.CD);
        }
        if (trustAd) {
            query.getHeader().setFlag(Flags.AD);
        }
        query.addRecord(Record.newRecord(name, type, DClass.IN), Section.QUESTION);
        query.addRecord(new OPTRecord(UDP_PAYLOAD, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
        return query;
    }

    private static Reply mostTelling(List<Reply> failures) {
        return failures.stream()
                .filter(Reply.Came.class::isInstance)
                .findFirst()
                .or(() -> failures.stream()
                        .filter(reply -> reply instanceof Reply.Missing(DnsFault fault, String _)
                                && fault != DnsFault.NO_RESOLVER)
                        .findFirst())
                .or(() -> failures.stream().findFirst())
                .orElseGet(() -> new Reply.Missing(DnsFault.NO_RESOLVER, "no resolver is configured"));
    }

    @Override
    public void close() {
        transports.forEach(Transport::close);
    }
}
