package org.sealpost.app.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Decision;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Session;
import org.sealpost.app.access.Target;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Handler;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;

/// Stands before every operation that is not for everybody: who asks, how often, and whether they may.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750 §2.1</a>
final class Gate {
    /// The header in which a session shows that a page of ours made the request.
    static final String FORM = "Form-Token";

    private final Visitors visitors;
    private final Problems problems;
    private final Idempotency once;
    private final InstantSource clock;
    private final Allowance sources;
    private final Allowance callers;

    Gate(Visitors visitors, Problems problems, Idempotency once, Rates rates, InstantSource clock) {
        this.visitors = visitors;
        this.problems = problems;
        this.once = once;
        this.clock = clock;
        this.sources = new Allowance(rates.perSource(), rates.within());
        this.callers = new Allowance(rates.perCaller(), rates.within());
    }

    /// Answers a request that may be made.
    interface Page {
        Reply answer(Visit visit);
    }

    /// What stands behind the gate.
    Handler behind(Endpoint endpoint, Page page) {
        return new Handler() {
            @Override
            public Optional<Reply> before(Call head) {
                return sources.take(head.from()).map(wait -> tooOften(wait).reply(problems));
            }

            @Override
            public Reply answer(Call call) {
                try {
                    return let(endpoint, call, page);
                } catch (Refused refused) {
                    return refused.reply(problems);
                }
            }
        };
    }

    private Reply let(Endpoint endpoint, Call call, Page page) {
        Caller caller = visitors.caller(call);
        String name = name(call, caller);
        Optional<Refused> tooOften = callers.take(name).map(Gate::tooOften);
        if (tooOften.isPresent()) {
            throw tooOften.get();
        }
        if (endpoint.changes() && caller instanceof Caller.SignedIn && !hasFormToken(call)) {
            throw new Refused(
                    Problem.FORM_TOKEN,
                    "A session changes things only with the header " + FORM + ": what stands in the forms of its pages."
                            + " A program takes a token.");
        }
        Visit visit = switch (endpoint.access()) {
            case Access.Open() -> throw new IllegalStateException("no gate stands before " + endpoint.path());
            case Access.Known() -> new Visit(call, caller, TenantId.PLATFORM, clock.instant());
            case Access.Having(Permission permission) -> having(permission, call, caller);
            case Access.Platform(Permission permission) -> {
                var platform = new Visit(call, caller, TenantId.PLATFORM, clock.instant());
                platform.require(permission, new Target.Platform());
                yield platform;
            }
        };
        return endpoint.isOnce() ? once.once(call, name, () -> page.answer(visit)) : page.answer(visit);
    }

    /// By which they are counted, and their words kept apart.
    private static String name(Call call, Caller caller) {
        return switch (caller) {
            case Caller.SignedIn(var person, var session)
            when session.stage() == Session.Stage.FULL -> "person/" + person.id();
            case Caller.Bearer(var token, var _) -> "token/" + token.id();
            case Caller.SignedIn _, Caller.Visitor _ -> throw nobody(call);
        };
    }

    private boolean hasFormToken(Call call) {
        return call.header("form-token")
                .filter(text -> visitors.isFormToken(call, text))
                .isPresent();
    }

    private Visit having(Permission permission, Call call, Caller caller) {
        TenantId tenant = TenantId.read(call.named("tenant")).orElseThrow(Gate::hidden);
        Decision decision = call.named().containsKey("domain")
                ? caller.decide(permission, new Target.One(tenant, domain(call)))
                : caller.decideForSome(permission, tenant);
        switch (decision) {
            case ALLOWED -> {}
            case SIGN_IN -> throw nobody(call);
            case FORBIDDEN -> throw notAllowed(permission);
            case HIDDEN -> throw hidden();
        }
        return new Visit(call, caller, tenant, clock.instant());
    }

    private static DomainName domain(Call call) {
        return DomainName.ofWire(call.named("domain")).orElseThrow(Gate::hidden);
    }

    /// The same for what is not there and for what is not theirs to know.
    static Refused hidden() {
        return Refused.notThere("tenant or domain");
    }

    static Refused notAllowed(Permission permission) {
        String whom = permission.reach() == Permission.Reach.PLATFORM
                ? "those who look after the installation"
                : "an admin of the tenant";
        return new Refused(
                Problem.NOT_ALLOWED,
                "This needs the permission " + permission.word() + ". "
                        + (permission.forTokens()
                                ? "Ask " + whom + ", or take a token that was made with it."
                                : "It is for people who have signed in, and no token can have it. Ask " + whom + "."));
    }

    /// RFC 6750 §3: who shows nothing is told what to show, and not that it is wrong.
    static Refused nobody(Call call) {
        return call.header("authorization").isEmpty()
                ? new Refused(
                        Problem.TOKEN_MISSING,
                        "Send the token in the header Authorization: Bearer TOKEN.",
                        Map.of("WWW-Authenticate", "Bearer realm=\"sealpost\""))
                : new Refused(
                        Problem.TOKEN_INVALID,
                        "The token is unknown, revoked or over. Make a new one.",
                        Map.of("WWW-Authenticate", "Bearer realm=\"sealpost\", error=\"invalid_token\""));
    }

    private static Refused tooOften(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        return new Refused(
                Problem.TOO_OFTEN,
                "Too many requests. Go on in " + seconds + " s.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /// Whether an `If-Match` names a version, by strong comparison (RFC 9110 §13.1.1).
    static boolean matches(Optional<String> header, String tag) {
        for (String each : header.orElse("").split(",", -1)) {
            if (each.strip().equals(tag) || each.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
