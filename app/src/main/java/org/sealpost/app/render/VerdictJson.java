package org.sealpost.app.render;

import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.app.form.Form;
import org.sealpost.check.DaneEffect;
import org.sealpost.check.Effect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Verdict;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.grade.Grade;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// Verdicts for programs, in the form of `docs/schema/check-1.schema.json`: one document for a run, its domains in
/// the order asked for, each written when it is known.
public final class VerdictJson implements Report, AutoCloseable {
    public static final String SCHEMA = "urn:sealpost:schema:check:1";

    private static final Form FACTS = Form.of(DomainFacts.class);

    private final Pages pages;
    private final JsonText json;
    private final Expectation expectation;

    /// Begins a document of its own on `out`.
    public VerdictJson(Pages pages, OutputStream out) {
        this(pages, out, Expectation.NONE);
    }

    /// Begins a document that also tells how each domain stands to what was expected of it.
    public VerdictJson(Pages pages, OutputStream out, Expectation expectation) {
        this(pages, new JsonText(out), expectation);
        json.startObject();
        json.string("schema", SCHEMA);
        json.startList("domains");
    }

    private VerdictJson(Pages pages, JsonText json, Expectation expectation) {
        this.pages = pages;
        this.json = json;
        this.expectation = expectation;
    }

    /// The object of one domain alone, on a line of its own.
    static void line(
            Pages pages, OutputStream out, Verdict verdict, DomainFacts facts, Since since, Expectation expectation) {
        try (var json = new JsonText(out)) {
            new VerdictJson(pages, json, expectation).domain(verdict, facts, since);
        }
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        domain(verdict, facts, since.get());
        json.flush();
    }

    private void domain(Verdict verdict, DomainFacts facts, Since since) {
        var history = new SinceJson(json);
        json.object(() -> {
            json.string("domain", verdict.domain().ascii());
            json.string("domain_unicode", verdict.domain().unicode());
            json.instant("observed_at", verdict.observedAt());
            json.millis("took_ms", facts.took());
            json.word("outcome", verdict.outcome());
            history.outcome(verdict, since);
            verdict.because()
                    .ifPresent(because -> json.object("because", () -> {
                        json.string("code", because.code().id());
                        json.string("subject", because.subject());
                        json.string("title", pages.titleOf(because));
                    }));
            json.object("today", () -> effect(verdict.today()));
            json.object("under_enforce", () -> effect(verdict.underEnforce()));
            json.object("dane", () -> dane(verdict.dane()));
            json.object("grade", () -> GradeText.write(json, Grade.of(verdict)));
            json.list(
                    "aspects",
                    verdict.aspects(),
                    aspect -> json.object(() -> {
                        json.string("aspect", aspect.aspect().title());
                        json.word("outcome", aspect.outcome());
                        evidence("telling", aspect.telling());
                    }));
            json.list("findings", verdict.findings(), finding -> json.object(() -> finding(finding)));
            since.changes()
                    .ifPresent(changes -> json.list("changes", changes, change -> json.object(() -> finding(change))));
            history.comparison(verdict, since.compared());
            if (!expectation.isNone()) {
                json.object("expectation", () -> ExpectationText.write(json, expectation.against(facts)));
            }
            json.tree("facts", FACTS.tree(facts));
        });
    }

    @Override
    public void end() {
        close();
    }

    /// Ends the document; the stream stays open.
    @Override
    public void close() {
        json.endList();
        json.endObject();
        json.close();
    }

    private void effect(Effect effect) {
        switch (effect) {
            case Effect.Unprotected _ -> json.string("kind", "unprotected");
            case Effect.Tested(var wouldBeRefused) -> {
                json.string("kind", "tested");
                names("would_be_refused", wouldBeRefused);
            }
            case Effect.OptedOut _ -> json.string("kind", "opted-out");
            case Effect.Protected _ -> json.string("kind", "protected");
            case Effect.PartlyRefused(var refused, var usable) -> {
                json.string("kind", "partly-refused");
                names("refused", refused);
                names("usable", usable);
            }
            case Effect.Refused(var refused) -> {
                json.string("kind", "refused");
                names("refused", refused);
            }
            case Effect.CannotTell _ -> json.string("kind", "cannot-tell");
            case Effect.NoMail _ -> json.string("kind", "no-mail");
        }
    }

    private void dane(DaneEffect effect) {
        switch (effect) {
            case DaneEffect.NotUsed() -> json.string("kind", "not-used");
            case DaneEffect.Delivers() -> json.string("kind", "delivers");
            case DaneEffect.PartlyDeferred(var passedOver, var usable) -> {
                json.string("kind", "partly-deferred");
                names("passed_over", passedOver);
                names("usable", usable);
            }
            case DaneEffect.Deferred(var passedOver) -> {
                json.string("kind", "deferred");
                names("passed_over", passedOver);
            }
            case DaneEffect.CannotTell() -> json.string("kind", "cannot-tell");
        }
    }

    private void finding(Finding finding) {
        json.string("code", finding.code().id());
        json.word("severity", finding.code().severity());
        json.string("aspect", finding.code().aspect().title());
        json.string("subject", finding.subject());
        json.string("title", pages.titleOf(finding));
        json.object("rfc", () -> {
            json.number("number", finding.code().rfc().number());
            json.string("section", finding.code().rfc().section());
        });
        json.word("fixer", finding.code().fixer());
        evidence("evidence", finding.evidence());
        finding.fix().ifPresent(fix -> json.object("fix", () -> fix(fix)));
    }

    private void fix(Fix fix) {
        switch (fix) {
            case Fix.PublishTxt(var at, var value, var instead) -> {
                json.string("kind", "publish-txt");
                json.string("at", at.ascii());
                json.string("value", value);
                json.strings("instead", instead);
            }
            case Fix.ServePolicy(var url, var text) -> {
                json.string("kind", "serve-policy");
                json.string("url", url);
                json.string("text", text);
            }
            case Fix.ConfirmMx(var hosts, var lines) -> {
                json.string("kind", "confirm-mx");
                names("hosts", hosts);
                json.strings("lines", lines);
            }
            case Fix.Act(var who, var what) -> {
                json.string("kind", "act");
                json.word("who", who);
                json.string("what", what);
            }
        }
    }

    private void evidence(String name, List<Evidence> all) {
        json.list(
                name,
                all,
                evidence -> json.object(() -> {
                    json.string("where", evidence.where());
                    json.string("seen", evidence.seen());
                }));
    }

    private void names(String name, List<DomainName> names) {
        json.strings(name, names.stream().map(DomainName::ascii).toList());
    }
}
