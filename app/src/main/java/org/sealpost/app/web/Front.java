package org.sealpost.app.web;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpost.app.store.StoreBusy;

/// What stands before the handlers: whom a request is for, where it came from, and which handler answers it.
final class Front {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BUSY = "Too much is asked of the store just now. Try again in a few seconds.";
    private static final String LATER = "10";

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
                                ? Optional.of(watched(call, handler.answer(call.withNamed(named))))
                                : Optional.empty())
                .orElseThrow();
    }

    private Optional<Reply> unbroken(Call call, Supplier<Optional<Reply>> reply) {
        try {
            return reply.get();
        } catch (RuntimeException | Error fault) {
            return Optional.of(excuse(call, fault));
        }
    }

    /// Where the store has too much to do it is said when to come again. What draws the answer may want the
    /// very thing that is broken; then it is a sentence.
    private Reply excuse(Call call, Throwable fault) {
        String id = heard(call, fault);
        boolean busy = fault instanceof StoreBusy;
        try {
            return busy ? refusals.refuse(call, 503, BUSY).with("Retry-After", LATER) : refusals.fault(call, id);
        } catch (RuntimeException | Error again) {
            Reply plain = Reply.of(busy ? 503 : 500, TEXT, (busy ? BUSY : "Something went wrong here: " + id) + "\n");
            return busy ? plain.with("Retry-After", LATER) : plain;
        }
    }

    /// A body that is written as it is sent may fail then.
    private Reply watched(Call call, Reply reply) {
        return reply.written(writing -> out -> {
            try {
                writing.to(out);
            } catch (RuntimeException | Error fault) {
                if (fault.getCause() instanceof IOException hungUp) {
                    throw hungUp;
                }
                heard(call, fault);
                throw fault;
            }
        });
    }

    /// @return what to quote
    private String heard(Call call, Throwable fault) {
        String id = HexFormat.of().toHexDigits(RANDOM.nextInt());
        faults.heard(id, call, fault);
        return id;
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

    /// A browser says where a request came from, and a page cannot make it say otherwise. Who says nothing is
    /// no browser and has no cookies that a page could use; a token makes its own proof.
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
