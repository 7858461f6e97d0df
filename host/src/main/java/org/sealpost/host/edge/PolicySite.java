package org.sealpost.host.edge;

import java.util.Optional;
import org.sealpost.host.Policies;
import org.sealpost.protocol.name.DomainName;

/// One path for each name, and nothing else; no redirect.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
record PolicySite(Policies policies) implements Site {
    private static final String PATH = "/.well-known/mta-sts.txt";

    @Override
    public Answer answer(Request request, Optional<DomainName> name) {
        Optional<Destination> destination = Destination.of(request);
        if (destination.isEmpty()) {
            return Answer.of(Status.BAD_REQUEST);
        }
        return answer(request, destination.get(), name);
    }

    private Answer answer(Request request, Destination destination, Optional<DomainName> name) {
        // RFC 9110 §7.4: a request that came through a handshake for another name is not answered for this one.
        if (name.isPresent() && destination.named() && !destination.host().equals(name)) {
            return Answer.of(Status.MISDIRECTED_REQUEST);
        }
        Optional<DomainName> host = name.or(destination::host);
        if (host.isEmpty()) {
            return Answer.of(destination.named() ? Status.NOT_FOUND : Status.BAD_REQUEST);
        }
        // The octets as they are: another spelling of the path is another path.
        if (!destination.path().equals(PATH)) {
            return Answer.of(Status.NOT_FOUND);
        }
        return switch (request.method()) {
            case "GET", "HEAD" ->
                policies.of(host.get())
                        .map(policy -> new Answer(Status.OK, policy))
                        .orElseGet(() -> Answer.of(Status.NOT_FOUND));
            default -> Answer.of(Status.METHOD_NOT_ALLOWED);
        };
    }
}
