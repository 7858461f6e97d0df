package org.sealpost.fleet.watch.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

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
    /// @param plain whether `http` is allowed, as for a service on a private network
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
                .map(_ -> Optional.<String>empty())
                .orElse(Optional.of("Name an address such as https://hooks.example.org/services/1."));
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
