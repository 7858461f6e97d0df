package org.sealpost.app.serve;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.oidc.Vouching;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInResult;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Message;
import org.sealpost.app.page.template.JteonwardGenerated;
import org.sealpost.app.web.Allowance;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// Signing in by the word of another service, and joining what it says with somebody who is here.
final class OidcPages {
    private static final String BACK = "/sign-in/openid/back";
    /// As that of the session: only from this very host over TLS.
    private static final String SECURE = "__Host-openid";
    private static final String PLAIN = "openid";
    /// Stands in no cookie of ours but before what is kept beside it.
    private static final String KEPT = "~";

    private final Notices notices;
    private final Guard guard;
    private final Doorkeeper doorkeeper;
    private final SignIn signIn;
    private final Vouching vouching;
    private final Allowance departures = new Allowance(SignInRules.USUAL.perSource(), SignInRules.USUAL.window());

    OidcPages(Notices notices, Guard guard, Door door, Vouching vouching) {
        this.notices = notices;
        this.guard = guard;
        this.doorkeeper = door.doorkeeper();
        this.signIn = door.signIn();
        this.vouching = vouching;
    }

    void addTo(Routes routes) {
        routes.get(
                "/sign-in/openid",
                call -> departures
                        .take(call.from())
                        .map(wait -> later(call, wait))
                        .orElseGet(() -> sent(
                                call, vouching.depart(back(call)), departure -> Reply.seeOther(departure.address()))));
        routes.post(
                "/settings/account/openid",
                call -> guard.letIn(
                        call,
                        self -> sent(
                                call,
                                vouching.departToJoin(back(call), self.caller().person()),
                                departure -> onward(call, departure))));
        routes.get(BACK, this::arrived);
    }

    private Reply later(Call call, Duration wait) {
        return notices.refuse(call, 429, "That was tried too often. Try again in some minutes.")
                .with("Retry-After", Long.toString(wait.toSeconds() + 1));
    }

    private static String back(Call call) {
        return SettingsPages.base(call) + BACK;
    }

    /// No form of ours leads to another site, not even by a redirect, so a link does.
    private Reply onward(Call call, Vouching.Departure departure) {
        var message = new Message(
                "One more step",
                "The service of your organisation says who you are, and sends you back here.",
                Optional.empty());
        Frame frame = notices.frames().of(call, message.title(), Optional.empty());
        Drawing drawing = (out, none) -> JteonwardGenerated.render(out, none, frame, message, departure.address());
        return Reply.html(200, drawing.text());
    }

    private Reply sent(Call call, Optional<Vouching.Departure> departure, Function<Vouching.Departure, Reply> reply) {
        return departure
                .map(each -> reply.apply(each)
                        .cookie(name(call) + "=" + each.cookie() + KEPT + kept(call)
                                + "; Path=/; Max-Age=600; HttpOnly; SameSite=Lax" + secure(call)))
                .orElseGet(() -> notices.refuse(
                        call,
                        503,
                        "The service that signs people in does not answer. A password lets in all the same."));
    }

    private Reply arrived(Call call) {
        String[] cookie = call.cookie(name(call)).orElse("").split(KEPT, 2);
        String state = call.query().one("state").orElse("");
        String code = call.query().one("code").orElse("");
        String here = doorkeeper
                .signedIn(call)
                .map(Caller.SignedIn::person)
                .map(person -> person.id().hex())
                .orElse("");
        Reply reply = switch (vouching.arrive(cookie[0], state, code, back(call), here)) {
            case Vouching.Outcome.Known(Person person) -> in(call, person, there(cookie.length < 2 ? "" : cookie[1]));
            case Vouching.Outcome.Joined _ -> SettingsDone.OPENID.at(SettingsSection.ACCOUNT.address());
            case Vouching.Outcome.Stranger _ ->
                notices.refuse(
                        call,
                        403,
                        "Nobody here expects you. Ask an admin to name the mail address that the service has"
                                + " verified.");
            case Vouching.Outcome.Taken _ ->
                notices.refuse(
                        call,
                        409,
                        "Somebody is here by that already. If it is you, sign in with your password, and join"
                                + " the two under Settings, Your account.");
            case Vouching.Outcome.NotAsked _ ->
                notices.refuse(call, 400, "This answer came too late, or another browser asked for it.");
            case Vouching.Outcome.Failed(String why) ->
                notices.refuse(call, 502, "The service that signs people in cannot be believed: " + why + ".");
        };
        return !reply.cookies().isEmpty()
                ? reply
                : reply.cookie(name(call) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" + secure(call));
    }

    /// Where they wanted to go, as a cookie can keep it.
    private static String kept(Call call) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Onward.of(call).path().text().getBytes(StandardCharsets.US_ASCII));
    }

    private static Onward there(String kept) {
        try {
            return Onward.read(new String(Base64.getUrlDecoder().decode(kept), StandardCharsets.US_ASCII))
                    .orElse(Onward.START);
        } catch (IllegalArgumentException notOurs) {
            return Onward.START;
        }
    }

    private Reply in(Call call, Person person, Onward onward) {
        SignInResult result = signIn.vouched(person, Doorkeeper.browser(call));
        doorkeeper.signedIn(call).ifPresent(doorkeeper.callers()::out);
        return switch (result) {
            case SignInResult.In(Secret session, var _) ->
                Doorkeeper.knowing(call, Doorkeeper.with(call, onward.there(), session), signIn.known(person));
            case SignInResult.CodeNeeded(Secret half, var _) -> Doorkeeper.with(call, onward.at("/sign-in/code"), half);
            case SignInResult.Wrong _, SignInResult.Wait _ ->
                notices.refuse(call, 403, "You are kept out. Ask an admin.");
        };
    }

    private static String name(Call call) {
        return call.secure() ? SECURE : PLAIN;
    }

    private static String secure(Call call) {
        return call.secure() ? "; Secure" : "";
    }
}
