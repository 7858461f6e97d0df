package org.sealpost.app.web;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What stands before the handlers: whom a request is for, where it came from, and which handler answers it.
final class Front {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Set<String> hosts;
    private final Routes routes;
    private final Refusals refusals;
    private final Faults faults;

    Front(Set<String> hosts, Routes routes, Refusals refusals, Faults faults) {
        this.hosts = hosts;
        this.routes = routes;
        this.refusals = refusals;
        this.faults = faults;
    }

    /// What is refused before the body is read.
    ///
    /// @param head the request without its body
    /// @return empty when the body is wanted; then [#answer] has to follow
    Optional<Reply> before(Call head) {
        return unbroken(
                head,
                () -> refusal(head).or(() -> switch (routes.find(head.method(), head.path())) {
                    case Routes.Found.At(Handler handler, var named) -> handler.before(head.withNamed(named));
                    case Routes.Found.OtherMethods others ->
                        Optional.of(refusals.refuse(head, 405, "This address answers " + others.allowed() + ".")
                                .with("Allow", others.allowed()));
                    case Routes.Found.Nothing _ ->
                        Optional.of(refusals.refuse(head, 404, "There is nothing at this address."));
                }));
    }

    /// What nothing was refused of before.
    Reply answer(Call call) {
        return unbroken(
                        call,
                        () -> routes.find(call.method(), call.path())
                                        instanceof Routes.Found.At(Handler handler, var named)
                                ? Optional.of(handler.answer(call.withNamed(named)))
                                : Optional.empty())
                .orElseThrow();
    }

    private Optional<Reply> unbroken(Call call, Supplier<Optional<Reply>> reply) {
        try {
            return reply.get();
        } catch (RuntimeException fault) {
            String id = HexFormat.of().toHexDigits(RANDOM.nextInt());
            faults.heard(id, call, fault);
            return Optional.of(refusals.fault(call, id));
        }
    }

    private Optional<Reply> refusal(Call call) {
        String host = call.header("host").orElse("");
        if (!hosts.contains(bare(host))) {
            return Optional.of(refusals.refuse(
                    call,
                    421,
                    "This server does not answer for that host name; the operator can add it by --public-host."));
        }
        if (!call.method().safe() && !sameOrigin(call, host)) {
            return Optional.of(refusals.refuse(call, 403, "This request came from a page of another site."));
        }
        return Optional.empty();
    }

    /// A browser says where a request came from, and a page cannot make it say otherwise. Who says nothing is no
    /// browser and has no cookies that a page could use; a token makes its own proof.
    private static boolean sameOrigin(Call call, String host) {
        Optional<String> site = call.header("sec-fetch-site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        Optional<String> origin = call.header("origin");
        return origin.isEmpty() ? call.header("cookie").isEmpty() : origin.get().equals(scheme(call) + host);
    }

    private static String scheme(Call call) {
        return call.secure() ? "https://" : "http://";
    }

    /// The name without the port.
    static String bare(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
