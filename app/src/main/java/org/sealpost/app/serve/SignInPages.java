package org.sealpost.app.serve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInResult;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.SignInPage;
import org.sealpost.app.page.SignInPage.Field;
import org.sealpost.app.page.template.JtesigninGenerated;
import org.sealpost.app.render.Words;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// Signing in, by a password and perhaps a code, and out.
final class SignInPages {
    static final String START = "/fleet";

    private final Frames frames;
    private final Doorkeeper doorkeeper;
    private final SignIn signIn;
    private final boolean openId;
    private final DoorRate rate;

    /// @param openId whether another service signs people in too
    SignInPages(Frames frames, Doorkeeper doorkeeper, SignIn signIn, DoorRate rate, boolean openId) {
        this.rate = rate;
        this.openId = openId;
        this.frames = frames;
        this.doorkeeper = doorkeeper;
        this.signIn = signIn;
    }

    void addTo(Routes routes) {
        routes.get("/sign-in", call -> shown(call, 200, password(LinkPages.taken(call))));
        routes.post("/sign-in", rate.before(this::password));
        routes.get("/sign-in/code", call -> shown(call, 200, code()));
        routes.post("/sign-in/code", rate.before(this::code));
        routes.post("/sign-out", this::out);
    }

    private static SignInPage password(String name) {
        return password(name, "The check and the generator need no name.");
    }

    /// Whoever followed a link has just said who they are.
    private static SignInPage password(Optional<String> taken) {
        return taken.map(name -> password(name, "You are " + name + " here from now on. Sign in with your password."))
                .orElseGet(() -> password(""));
    }

    private static SignInPage password(String name, String lead) {
        return new SignInPage(
                "Sign in", lead, "/sign-in", "Sign in", List.of(Field.name(name), Field.password()), Optional.empty());
    }

    private static SignInPage code() {
        return new SignInPage(
                "One more thing",
                "The password was right.",
                "/sign-in/code",
                "Go on",
                List.of(Field.code()),
                Optional.empty());
    }

    private Reply password(Call call) {
        String name = call.form().one("name").orElse("");
        SignInResult result = signIn.password(name, call.form().raw("password").orElse(""), Doorkeeper.browser(call));
        return answered(call, result, password(name), "That name and that password do not belong together.");
    }

    private Reply code(Call call) {
        Optional<Secret> half = doorkeeper.secret(call);
        if (half.isEmpty()) {
            return Onward.of(call).at("/sign-in");
        }
        SignInResult result = signIn.code(half.get(), call.form().one("code").orElse(""), Doorkeeper.browser(call));
        return answered(call, result, code(), "That code is not the one of this moment.");
    }

    private Reply answered(Call call, SignInResult result, SignInPage page, String wrong) {
        return switch (result) {
            case SignInResult.In(Secret session, Person person) -> {
                left(call);
                Reply in = Doorkeeper.with(call, Onward.of(call).there(), session);
                yield Doorkeeper.knowing(call, in, signIn.known(person));
            }
            case SignInResult.CodeNeeded(Secret half, var _) -> {
                left(call);
                yield Doorkeeper.with(call, Onward.of(call).at("/sign-in/code"), half);
            }
            case SignInResult.Wrong _ -> shown(call, 403, page.wrong(wrong));
            case SignInResult.Wait(Duration time) -> {
                long minutes = time.toMinutes() + 1;
                yield shown(
                                call,
                                429,
                                page.wrong("Too many tries. Go on in " + Words.count((int) minutes, "minute", "minutes")
                                        + "."))
                        .with("Retry-After", Long.toString(time.toSeconds() + 1));
            }
        };
    }

    /// Whoever signs in anew leaves what this browser had before: it would live on without its cookie.
    private void left(Call call) {
        doorkeeper.signedIn(call).ifPresent(doorkeeper.callers()::out);
    }

    private Reply out(Call call) {
        if (doorkeeper.isOurForm(call) && doorkeeper.caller(call) instanceof Caller.SignedIn signed) {
            doorkeeper.callers().out(signed);
        }
        return Doorkeeper.without(call, Reply.seeOther("/"));
    }

    private Reply shown(Call call, int status, SignInPage page) {
        Frame frame = frames.of(call, page.title(), Optional.empty());
        boolean other = openId && page.action().equals("/sign-in");
        Onward onward = Onward.of(call);
        SignInPage kept = page.onward(onward.path().text(), other ? onward.of("/sign-in/openid") : "");
        Drawing drawing = (out, none) -> JtesigninGenerated.render(out, none, frame, kept);
        return Reply.html(status, drawing.text());
    }
}
