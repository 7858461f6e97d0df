package org.sealpost.app.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.generate.Seen;
import org.sealpost.app.look.Guests;
import org.sealpost.app.look.Look;
import org.sealpost.app.look.Looks;
import org.sealpost.app.page.Ask;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.GeneratorPage;
import org.sealpost.app.page.LookPage;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JtegeneratorGenerated;
import org.sealpost.app.page.template.JtegeneratorstartGenerated;
import org.sealpost.app.page.template.JtelookingGenerated;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.generate.Generated;
import org.sealpost.publish.generate.Generator;
import org.sealpost.publish.recipe.Kit;

/// The generator for everybody: the form, what it makes as it is filled in, and all of it in one file.
final class PublicGenerator {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int AGAIN_SECONDS = 2;

    private final Frames frames;
    private final Notices notices;
    private final Looks looks;
    private final Guests guests;
    private final InstantSource clock;

    PublicGenerator(Frames frames, Notices notices, Looks looks, Guests guests, InstantSource clock) {
        this.frames = frames;
        this.notices = notices;
        this.looks = looks;
        this.guests = guests;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/generator", this::page);
        routes.get("/generator/files.zip", this::zip);
    }

    private Reply page(Call call) {
        String typed = call.query().one("domain").orElse("");
        if (typed.isEmpty()) {
            return start(call, 200, ask(""));
        }
        return switch (TypedDomain.read(typed)) {
            case TypedDomain.None(var clause, var meant) ->
                start(
                        call,
                        400,
                        ask(typed).wrong(Shown.quoted(typed, 60) + " " + clause, meant.map(DomainName::ascii)));
            case TypedDomain.Domain(var domain) -> look(call, domain);
        };
    }

    private static Ask ask(String value) {
        return new Ask("/generator", "Go on", value, Optional.empty(), Optional.empty());
    }

    private Reply start(Call call, int status, Ask ask) {
        Frame frame = frames.of(call, "Make records and a policy", Optional.of(Place.GENERATOR));
        Drawing drawing = (out, none) -> JtegeneratorstartGenerated.render(out, none, frame, ask);
        return Reply.html(status, drawing.text());
    }

    private Reply look(Call call, DomainName domain) {
        Optional<Look> known = looks.recent(domain, Looks.AT_HAND);
        if (known.isEmpty()) {
            Optional<Reply> refused = notices.tooOften(call, guests);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        Optional<Look> begun = known.or(() -> looks.begin(domain, Looks.AT_HAND));
        if (begun.isEmpty()) {
            return notices.refuse(call, 503, "Too many domains are being checked. Try again in a minute.");
        }
        Look look = begun.get();
        look.await(PATIENCE);
        if (look.failed()) {
            return notices.fault(call, look.id());
        }
        return look.result().map(checked -> form(call, checked)).orElseGet(() -> looking(call, look));
    }

    private Reply looking(Call call, Look look) {
        String address =
                new GeneratorForm(call.query(), look.domain(), Seen.NOTHING).address("/generator", Optional.empty());
        Frame frame = frames.of(call, look.domain() + ": looking", Optional.of(Place.GENERATOR))
                .withRefresh(AGAIN_SECONDS);
        var page = new LookPage(look.domain(), address, LookWords.lines(look));
        Drawing drawing = (out, none) -> JtelookingGenerated.render(out, none, frame, page);
        return Reply.html(200, drawing.text());
    }

    private Reply form(Call call, Checked checked) {
        DomainName domain = checked.verdict().domain();
        var form = new GeneratorForm(call.query(), domain, Seen.of(checked.facts()));
        GeneratorPage page = new GeneratorView(form, checked).page(clock.instant());
        Frame frame = frames.of(call, domain + ": records and policy", Optional.of(Place.GENERATOR));
        Drawing drawing = (out, none) -> JtegeneratorGenerated.render(out, none, frame, page);
        return Reply.html(200, drawing.text());
    }

    private Reply zip(Call call) {
        Optional<Checked> checked = call.query()
                .one("domain")
                .map(TypedDomain::read)
                .flatMap(typed -> typed instanceof TypedDomain.Domain(var name) ? Optional.of(name) : Optional.empty())
                .flatMap(name -> looks.recent(name, Looks.AT_HAND))
                .flatMap(Look::result);
        if (checked.isEmpty()) {
            return notices.refuse(call, 404, "Open the generator again, and fetch the file from there.");
        }
        var form = new GeneratorForm(
                call.query(),
                checked.get().verdict().domain(),
                Seen.of(checked.get().facts()));
        return form.read()
                .request()
                .map(request -> Generator.generate(request, clock.instant()))
                .flatMap(generated -> generated instanceof Generated.Made made ? Optional.of(made) : Optional.empty())
                .map(made -> archive(form, made))
                .orElseGet(() -> notices.refuse(call, 400, "The form has something open; see there."));
    }

    private static Reply archive(GeneratorForm form, Generated.Made made) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (ReadyFile file : Kit.files(made.draft(), EnumSet.allOf(Language.class), EnumSet.of(form.target()))) {
                zip.putNextEntry(new ZipEntry(form.domain() + "/" + file.path()));
                zip.write(file.text().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return new Reply(
                200,
                "application/zip",
                Map.of("Content-Disposition", "attachment; filename=\"mta-sts-" + form.domain() + ".zip\""),
                Octets.of(out.toByteArray()));
    }
}
