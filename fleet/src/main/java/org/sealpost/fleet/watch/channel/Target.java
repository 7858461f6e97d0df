package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.IpAddress;

/// How a channel is reached. All of it is secret: whoever knows the address of a Slack channel can write to it.
public sealed interface Target {
    /// @param secret `whsec_` and Base64, see [WebhookSignature]
    record Webhook(String url, String secret) implements Target {
        @Override
        public String toString() {
            return "webhook";
        }
    }

    record Slack(String url) implements Target {
        @Override
        public String toString() {
            return "slack";
        }
    }

    record Teams(String url) implements Target {
        @Override
        public String toString() {
            return "teams";
        }
    }

    record Mail(List<String> to) implements Target {
        public Mail {
            to = List.copyOf(to);
        }

        @Override
        public String toString() {
            return "mail";
        }
    }

    /// What is wrong with it, for whoever typed it; empty when it can be used.
    ///
    /// @param plain whether `http` and private networks are allowed
    default Optional<String> problem(boolean plain) {
        return switch (this) {
            case Webhook(String url, String secret) ->
                problem(url, plain)
                        .or(() -> WebhookSignature.read(secret).isPresent()
                                ? Optional.empty()
                                : Optional.of("The secret is whsec_ and 24 to 64 octets in Base64."));
            case Slack(String url) -> problem(url, plain);
            case Teams(String url) -> problem(url, plain);
            case Mail(List<String> to) ->
                !to.isEmpty() && to.stream().allMatch(each -> each.matches("[!-~&&[^@<>,;\"]]+@[!-~&&[^@<>,;\"]]+"))
                        ? Optional.empty()
                        : Optional.of("Name mail addresses such as postmaster@example.org.");
        };
    }

    private static Optional<String> problem(String url, boolean plain) {
        return uri(url).filter(uri -> plain || uri.getScheme().equals("https"))
                .map(uri -> forbidden(uri, plain))
                .orElse(Optional.of("Name an address such as https://hooks.example.org/services/1."));
    }

    /// What was typed as an IP address stays what it is; where a name leads is decided when something is sent.
    private static Optional<String> forbidden(URI uri, boolean plain) {
        AddressGuard guard = plain ? AddressGuard.PRIVATE_ALLOWED : AddressGuard.PUBLIC_ONLY;
        return literal(uri)
                .flatMap(address -> guard.forbids(address)
                        .map(why -> "Nothing is sent to " + address + " (" + why
                                + "): name a host on the public Internet."));
    }

    /// The address that stands in place of a name.
    static Optional<IpAddress> literal(URI uri) {
        String host = Optional.ofNullable(uri.getHost()).orElse("");
        return IpLiteral.read(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /// An address of the web without a user in it.
    static Optional<URI> uri(String url) {
        try {
            URI uri = new URI(url);
            boolean usable = uri.getScheme() != null
                    && List.of("http", "https").contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && url.chars().allMatch(c -> c > ' ' && c < 0x7f);
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }
}
