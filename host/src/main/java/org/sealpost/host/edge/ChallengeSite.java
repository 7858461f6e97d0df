package org.sealpost.host.edge;

import java.util.Optional;
import org.sealpost.host.HttpChallenges;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The answers to running http-01 challenges, and nothing else.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.3">RFC 8555 §8.3</a>
record ChallengeSite(HttpChallenges challenges) implements Site {
    private static final String FOLDER = "/.well-known/acme-challenge/";
    private static final int LONGEST_TOKEN = 256;

    @Override
    public Answer answer(Request request, Optional<DomainName> name) {
        Optional<Destination> destination = Destination.of(request);
        if (destination.isEmpty()) {
            return Answer.of(Status.BAD_REQUEST);
        }
        String path = destination.get().path();
        Optional<String> answer = path.startsWith(FOLDER) && isToken(path.substring(FOLDER.length()))
                ? destination.get().host().flatMap(host -> challenges.of(host, path.substring(FOLDER.length())))
                : Optional.empty();
        if (answer.isEmpty()) {
            return Answer.of(Status.NOT_FOUND);
        }
        return switch (request.method()) {
            case "GET", "HEAD" -> new Answer(Status.OK, Octets.utf8(answer.get()));
            default -> Answer.of(Status.METHOD_NOT_ALLOWED);
        };
    }

    /// RFC 8555 §8.3: the alphabet of base64url.
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_TOKEN
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '-'
                                || c == '_');
    }
}
