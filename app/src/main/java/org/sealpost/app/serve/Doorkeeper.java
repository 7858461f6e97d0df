package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.secret.CsrfToken;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Browser;
import org.sealpost.app.access.sign.Callers;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.api.Visitors;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;

/// Knows who a request is from, by its cookie or its token, and gives and takes cookies.
public record Doorkeeper(Callers callers) implements Visitors {
    private static final String BEARER = "Bearer ";
    /// A browser takes a cookie with this prefix only from this very host over TLS (RFC 6265bis §4.1.3).
    private static final String SECURE = "__Host-session";
    private static final String PLAIN = "session";
    private static final String KNOWN = "__Host-known";
    private static final String KNOWN_PLAIN = "known";
    private static final String TENANT = "tenant";

    @Override
    public Caller caller(Call call) {
        Optional<String> token = call.header("authorization")
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        if (token.isPresent()) {
            return callers.byToken(token.get());
        }
        return cookie(call).map(callers::byCookie).orElseGet(Caller.Visitor::new);
    }

    /// Who has signed in with all that is asked for.
    Optional<Caller.SignedIn> signedIn(Call call) {
        return caller(call) instanceof Caller.SignedIn signed
                        && signed.session().stage() == org.sealpost.app.access.Session.Stage.FULL
                ? Optional.of(signed)
                : Optional.empty();
    }

    /// The tenant that they chose to look at, or their first; empty when they belong to none.
    static Optional<TenantId> tenant(Call call, Caller.SignedIn caller) {
        var theirs = caller.person().roles().keySet();
        return call.cookie(TENANT)
                .flatMap(TenantId::read)
                .filter(theirs::contains)
                .or(() -> theirs.stream().findFirst());
    }

    /// Remembers which tenant they look at. What the cookie says lets nobody in anywhere.
    static Reply choosing(Call call, Reply reply, TenantId tenant) {
        return reply.cookie(TENANT + "=" + tenant.word() + "; Path=/; HttpOnly; SameSite=Lax" + secure(call));
    }

    /// What the cookie of the session says.
    Optional<Secret> secret(Call call) {
        return cookie(call).flatMap(text -> Secret.read("", text));
    }

    /// What every form of this session carries.
    Optional<CsrfToken> formToken(Call call) {
        return secret(call).map(CsrfToken::of);
    }

    /// Whether a form is one that we gave to this session.
    boolean isOurForm(Call call) {
        return isFormToken(call, call.form().one("form-token").orElse(""));
    }

    @Override
    public boolean isFormToken(Call call, String text) {
        return formToken(call).filter(token -> token.matches(text)).isPresent();
    }

    private static Optional<String> cookie(Call call) {
        return call.cookie(call.secure() ? SECURE : PLAIN);
    }

    static Reply with(Call call, Reply reply, Secret session) {
        return reply.cookie(name(call) + "=" + session.reveal() + "; Path=/; HttpOnly; SameSite=Lax" + secure(call));
    }

    /// Knows the browser again when somebody is in with it later. What the cookie says lets nobody in.
    static Reply knowing(Call call, Reply reply, String known) {
        return reply.cookie((call.secure() ? KNOWN : KNOWN_PLAIN) + "=" + known + "; Path=/; Max-Age="
                + SignIn.KNOWN_FOR.toSeconds() + "; HttpOnly; SameSite=Lax" + secure(call));
    }

    static Reply without(Call call, Reply reply) {
        return reply.cookie(name(call) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + secure(call));
    }

    private static String name(Call call) {
        return call.secure() ? SECURE : PLAIN;
    }

    private static String secure(Call call) {
        return call.secure() ? "; Secure" : "";
    }

    static Browser browser(Call call) {
        return new Browser(
                call.from(),
                call.header("user-agent").orElse(""),
                call.cookie(call.secure() ? KNOWN : KNOWN_PLAIN).orElse(""));
    }
}
