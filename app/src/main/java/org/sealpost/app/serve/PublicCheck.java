package org.sealpost.app.serve;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Look;
import org.sealpost.app.look.Looks;
import org.sealpost.app.page.Ask;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.LookPage;
import org.sealpost.app.page.Message;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.ResultPage;
import org.sealpost.app.page.template.JtelookGenerated;
import org.sealpost.app.page.template.JtelookingGenerated;
import org.sealpost.app.page.template.JteresultGenerated;
import org.sealpost.app.page.template.JtestartGenerated;
import org.sealpost.app.render.CheckHtml;
import org.sealpost.app.render.Pages;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.name.DomainName;

/// The check that everybody may ask for: the form, the parts as they arrive, the result and its exports.
final class PublicCheck {
    private static final int AGAIN_SECONDS = 2;

    private final Frames frames;
    private final Notices notices;
    private final Looks looks;
    private final Guests guests;
    private final CheckHtml html;
    private final Exports exports;

    PublicCheck(Frames frames, Notices notices, Looks looks, Guests guests, Pages words, Exports exports) {
        this.frames = frames;
        this.notices = notices;
        this.looks = looks;
        this.guests = guests;
        this.html = new CheckHtml(words);
        this.exports = exports;
    }

    void addTo(Routes routes) {
        routes.get("/", call -> start(call, 200, Ask.check("")));
        routes.get("/check", this::ask);
        routes.get("/check/{domain}/{id}", this::result);
        routes.get("/check/{domain}/{id}/{form}", this::export);
    }

    private Reply start(Call call, int status, Ask ask) {
        Frame frame = frames.of(call, "Check a domain", Optional.of(Place.CHECK));
        Drawing drawing = (out, none) -> JtestartGenerated.render(out, none, frame, ask);
        return Reply.html(status, drawing.text());
    }

    private Reply ask(Call call) {
        String typed = call.query().one("domain").orElse("");
        return switch (TypedDomain.read(typed)) {
            case TypedDomain.None(var clause, var meant) ->
                start(
                        call,
                        400,
                        Ask.check(typed)
                                .wrong(
                                        typed.isEmpty()
                                                ? "Type a domain, such as example.org"
                                                : Shown.quoted(typed, 60) + " " + clause,
                                        meant.map(DomainName::ascii)));
            case TypedDomain.Domain(var domain) -> begin(call, domain);
        };
    }

    private Reply begin(Call call, DomainName domain) {
        Optional<Reply> refused = notices.tooOften(call, guests);
        if (refused.isPresent()) {
            return refused.get();
        }
        return looks.begin(domain, Looks.FRESH)
                .map(look -> Reply.seeOther(address(domain, look.id())))
                .orElseGet(() -> notices.refuse(call, 503, "Too many domains are being checked. Try again in a minute.")
                        .with("Retry-After", "60"));
    }

    private Reply result(Call call) {
        String id = call.named("id");
        Optional<Look> going = looks.going(id).filter(look -> isOf(call, look.domain()));
        if (going.isPresent() && going.get().failed()) {
            return notices.fault(call, id);
        }
        if (going.isPresent() && going.get().result().isEmpty()) {
            return looking(call, going.get());
        }
        return checked(call, id)
                .map(checked -> shown(call, id, checked))
                .orElseGet(() -> notices.page(
                        call,
                        404,
                        new Message(
                                "This result is not kept any more",
                                "Results are kept for 30 days. Check the domain again.",
                                Optional.empty())));
    }

    private Optional<Checked> checked(Call call, String id) {
        return looks.going(id)
                .flatMap(Look::result)
                .or(() -> looks.kept(id))
                .filter(checked -> isOf(call, checked.verdict().domain()));
    }

    private static boolean isOf(Call call, DomainName domain) {
        return domain.ascii().equals(call.named("domain"));
    }

    private Reply looking(Call call, Look look) {
        var page = new LookPage(look.domain(), address(look.domain(), look.id()), LookWords.lines(look));
        if (call.wantsPart()) {
            Drawing part = (out, none) -> JtelookGenerated.render(out, none, page);
            return Reply.html(200, part.text());
        }
        Frame frame = frames.of(call, look.domain() + ": looking", Optional.of(Place.CHECK))
                .withRefresh(AGAIN_SECONDS);
        Drawing drawing = (out, none) -> JtelookingGenerated.render(out, none, frame, page);
        return Reply.html(200, drawing.text());
    }

    private Reply shown(Call call, String id, Checked checked) {
        DomainName domain = checked.verdict().domain();
        String address = address(domain, id);
        if (call.wantsPart()) {
            // The page is whole only at its own address.
            return Reply.html(200, "").with("HX-Redirect", address);
        }
        Frame frame = frames.of(call, html.title(checked), Optional.of(Place.CHECK));
        var page = new ResultPage(
                domain,
                Ask.check(domain.ascii()),
                html.section(checked),
                origin(call) + address,
                List.copyOf(Exports.links(address)));
        Drawing drawing = (out, none) -> JteresultGenerated.render(out, none, frame, page);
        return Reply.html(200, drawing.text());
    }

    private Reply export(Call call) {
        return checked(call, call.named("id"))
                .flatMap(checked -> exports.of(call.named("form"), checked))
                .orElseGet(() -> notices.refuse(call, 404, "There is nothing at this address."));
    }

    private static String origin(Call call) {
        return (call.secure() ? "https://" : "http://") + call.header("host").orElse("");
    }

    private static String address(DomainName domain, String id) {
        return "/check/" + domain.ascii() + "/" + id;
    }
}
