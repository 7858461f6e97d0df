package org.sealpost.app.serve;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.secret.PasswordFault;
import org.sealpost.app.access.secret.Secret;
import org.sealpost.app.access.sign.Admission;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Message;
import org.sealpost.app.page.SignInPage;
import org.sealpost.app.page.SignInPage.Field;
import org.sealpost.app.page.template.JtesigninGenerated;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// What a link leads to that somebody was given to follow once: a name and a password to choose.
final class LinkPages {
    private static final String WHOLE = "/link/{secret}";
    private static final String TAKEN = "name-taken";
    private static final int LONGEST = 100;

    private final Frames frames;
    private final Notices notices;
    private final Doorkeeper doorkeeper;
    private final SignIn signIn;
    private final Invitations invitations;
    private final DoorRate rate;

    LinkPages(
            Frames frames,
            Notices notices,
            Doorkeeper doorkeeper,
            SignIn signIn,
            DoorRate rate,
            Invitations invitations) {
        this.rate = rate;
        this.signIn = signIn;
        this.frames = frames;
        this.notices = notices;
        this.doorkeeper = doorkeeper;
        this.invitations = invitations;
    }

    void addTo(Routes routes) {
        routes.get(WHOLE, this::look);
        routes.post(WHOLE, rate.before(this::follow));
    }

    private Reply look(Call call) {
        return link(call)
                .map(link -> invitations.leadsNowhere(link) ? nowhere(call) : shown(call, 200, page(call, link, "")))
                .orElseGet(() -> gone(call));
    }

    private Reply follow(Call call) {
        Optional<Link> link = link(call);
        if (link.isEmpty()) {
            return gone(call);
        }
        Secret secret = secret(call).orElseThrow();
        Optional<Caller.SignedIn> signed = joining(call, link.get());
        if (signed.isPresent()) {
            return joined(call, secret, signed.get());
        }
        String name = call.form().one("name").orElse("");
        String password = call.form().raw("password").orElse("");
        Admission admission = switch (link.get().purpose()) {
            case Link.Purpose.FirstAdmin _, Link.Purpose.Invitation _ -> invitations.admit(secret, name, password);
            case Link.Purpose.NewPassword _ -> invitations.renew(secret, password);
        };
        SignInPage page = page(call, link.get(), name);
        return switch (admission) {
            case Admission.Welcome(Person person) -> {
                if (link.get().purpose() instanceof Link.Purpose.NewPassword) {
                    signIn.forget(person);
                }
                // Whoever is wrong about their name meanwhile does not keep them out.
                yield Doorkeeper.knowing(call, welcome(link.get(), name), signIn.known(person));
            }
            case Admission.LinkGone _ -> gone(call);
            case Admission.NoTenant _ -> nowhere(call);
            case Admission.BadName _ ->
                shown(
                        call,
                        400,
                        page.wrong(
                                "A name is a mail address, or at most 64 letters, digits, dots and hyphens, a letter or digit first."));
            case Admission.NameTaken _ ->
                shown(call, 400, page.wrong("Somebody has that name already. Choose another one."));
            case Admission.BadPassword(List<PasswordFault> faults) ->
                shown(
                        call,
                        400,
                        page.wrong(faults.stream().map(PasswordFault::sentence).collect(Collectors.joining(" "))));
        };
    }

    /// To the door, which says which name was taken: for a minute this browser knows it.
    private static Reply welcome(Link link, String name) {
        Reply reply = Reply.seeOther("/sign-in");
        return link.purpose() instanceof Link.Purpose.NewPassword
                ? reply
                : reply.cookie(TAKEN + "="
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8))
                        + "; Path=/sign-in; Max-Age=60; HttpOnly; SameSite=Lax");
    }

    /// The name that this browser has just taken by a link.
    static Optional<String> taken(Call call) {
        try {
            return call.cookie(TAKEN)
                    .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))
                    .filter(name -> name.length() <= LONGEST && !name.isBlank())
                    .map(name -> Shown.excerpt(name, LONGEST));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// Somebody who is here already follows an invitation as who they are.
    private Optional<Caller.SignedIn> joining(Call call, Link link) {
        return link.purpose() instanceof Link.Purpose.Invitation ? doorkeeper.signedIn(call) : Optional.empty();
    }

    private Reply joined(Call call, Secret secret, Caller.SignedIn signed) {
        if (!doorkeeper.isOurForm(call)) {
            return notices.refuse(call, 403, "This form is from an earlier session. Open the page again.");
        }
        return switch (invitations.join(secret, signed.person())) {
            case Admission.Welcome _ -> Reply.seeOther(SettingsSection.ACCOUNT.address());
            case Admission.NoTenant _ -> nowhere(call);
            default ->
                notices.refuse(
                        call,
                        409,
                        "You belong to that tenant already, and an invitation does not change what you are.");
        };
    }

    private Optional<Link> link(Call call) {
        return secret(call).flatMap(invitations::look);
    }

    private static Optional<Secret> secret(Call call) {
        return Secret.read("", call.named("secret"));
    }

    private SignInPage page(Call call, Link link, String name) {
        String action = "/link/" + call.named("secret");
        Optional<Caller.SignedIn> signed = joining(call, link);
        if (signed.isPresent() && link.purpose() instanceof Link.Purpose.Invitation(var tenant, var role)) {
            return new SignInPage(
                    "You are invited",
                    "You are signed in as " + signed.get().person().name() + ". You become " + role.word() + " of "
                            + tenant + " too. If that is not you, sign out first.",
                    action,
                    "Join",
                    List.of(),
                    Optional.empty());
        }
        return switch (link.purpose()) {
            case Link.Purpose.FirstAdmin _ ->
                new SignInPage(
                        "Welcome",
                        "Choose who you are here. You may do everything, and invite others.",
                        action,
                        "Begin",
                        List.of(Field.name(name), Field.newPassword()),
                        Optional.empty());
            case Link.Purpose.Invitation(var tenant, var role) ->
                new SignInPage(
                        "You are invited",
                        "Choose who you are here. You become " + role.word() + " of " + tenant + ".",
                        action,
                        "Join",
                        List.of(Field.name(name), Field.newPassword()),
                        Optional.empty());
            case Link.Purpose.NewPassword _ ->
                new SignInPage(
                        "Another password",
                        "The old one counts no longer, and every session ends.",
                        action,
                        "Choose it",
                        List.of(Field.newPassword()),
                        Optional.empty());
        };
    }

    private Reply gone(Call call) {
        return notices.page(
                call,
                404,
                new Message(
                        "This link is over",
                        "It was followed before, came too late, or is from before an upgrade. Whoever gave it to you"
                                + " can make another one.",
                        Optional.empty()));
    }

    private Reply nowhere(Call call) {
        return notices.page(
                call,
                404,
                new Message(
                        "This link leads nowhere",
                        "It is for a tenant that is not here. Whoever gave it to you can make another one.",
                        Optional.empty()));
    }

    private Reply shown(Call call, int status, SignInPage page) {
        Frame frame = frames.of(call, page.title(), Optional.empty());
        Drawing drawing = (out, none) -> JtesigninGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text()).with("Referrer-Policy", "no-referrer");
    }
}
