package org.sealpost.observe.dns;

import java.security.SecureRandom;
import java.util.List;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Trust;
import org.xbill.DNS.Message;
import org.xbill.DNS.Type;

/// A resolver of which only what it says is wanted, as it gives it to anybody.
public final class OtherResolver implements AutoCloseable {
    private final ResolverAddress address;
    private final Resolvers resolvers;

    public OtherResolver(ResolverAddress address, Dialer dialer, Trust trust) {
        this.address = address;
        this.resolvers = new Resolvers(List.of(address), dialer, trust, false, new SecureRandom());
    }

    /// As the user named it.
    public String name() {
        return address.toString();
    }

    public ServerAnswer ask(Question question) {
        return switch (resolvers.ask(ValidatingDns.name(question.name()), Type.value(question.type()), false)) {
            case Reply.Came(Message message) -> Spoken.resolved(question, message);
            case Reply.Missing(DnsFault fault, String detail) ->
                new ServerAnswer.Missing(
                        question,
                        false,
                        fault == DnsFault.TIMED_OUT ? ConnectFault.TIMED_OUT : ConnectFault.OTHER,
                        detail);
        };
    }

    @Override
    public void close() {
        resolvers.close();
    }
}
