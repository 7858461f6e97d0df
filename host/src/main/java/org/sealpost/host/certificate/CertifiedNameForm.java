package org.sealpost.host.certificate;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The text by which a store may keep a [CertifiedName]. Private keys are in it as they were sealed.
public final class CertifiedNameForm {
    private CertifiedNameForm() {}

    public static String write(CertifiedName name) {
        var lines = new Lines();
        write(lines, name.subject());
        write(lines, name.phase());
        name.holding().current().ifPresent(certificate -> write(lines, "current", certificate));
        name.holding().previous().ifPresent(certificate -> write(lines, "previous", certificate));
        name.renewal().ifPresent(renewal -> write(lines, renewal));
        lines.put("setbacks", String.valueOf(name.setbacks().inRow()));
        name.setbacks()
                .last()
                .ifPresent(last -> lines.put("setback.at", last.at()).put("setback.why", last.why()));
        lines.put("due", name.due());
        return lines.write();
    }

    /// @throws IllegalStateException when the text is not from [#write]
    public static CertifiedName read(String text) {
        try {
            var lines = Lines.read(text);
            return new CertifiedName(
                    subject(lines),
                    phase(lines),
                    new Holding(certificate(lines, "current"), certificate(lines, "previous")),
                    lines.has("renewal.at") ? Optional.of(renewal(lines)) : Optional.empty(),
                    new Setbacks(
                            lines.number("setbacks"),
                            lines.maybe("setback.why")
                                    .map(why -> new Setbacks.Setback(lines.instant("setback.at"), why))),
                    lines.instant("due"));
        } catch (IllegalArgumentException | java.time.DateTimeException broken) {
            throw new IllegalStateException("a stored name cannot be read", broken);
        }
    }

    static void write(Lines lines, Subject subject) {
        lines.put("name", subject.name().ascii())
                .put("tenant", subject.tenant())
                .put("registered", subject.registered().ascii())
                .put("proof", subject.proof().method());
        if (subject.proof() instanceof Proof.Dns01(DomainName at)) {
            lines.put("proof.at", at.ascii());
        }
    }

    static Subject subject(Lines lines) {
        return new Subject(
                DomainName.of(lines.text("name")),
                lines.text("tenant"),
                DomainName.of(lines.text("registered")),
                switch (lines.text("proof")) {
                    case "tls-alpn-01" -> new Proof.TlsAlpn01();
                    case "http-01" -> new Proof.Http01();
                    case "dns-01" -> new Proof.Dns01(DomainName.of(lines.text("proof.at")));
                    default -> throw new IllegalStateException("a stored name has an unknown proof");
                });
    }

    private static void write(Lines lines, Phase phase) {
        switch (phase) {
            case Phase.Resting _ -> lines.put("phase", "resting");
            case Phase.Placing(var authority, var since) ->
                lines.put("phase", "placing").put("order.authority", authority).put("order.placed", since);
            case Phase.Ordered(OpenOrder order) -> write(lines.put("phase", "ordered"), order);
            case Phase.Withdrawn(var since) -> lines.put("phase", "withdrawn").put("withdrawn", since);
        }
    }

    private static void write(Lines lines, OpenOrder order) {
        lines.put("order.authority", order.authority())
                .put("order.location", order.location().toString())
                .put("order.key", order.key())
                .put("order.placed", order.placed());
        order.challenge()
                .ifPresent(challenge -> lines.put("challenge.token", challenge.token())
                        .put("challenge.authorization", challenge.keyAuthorization())
                        .put("challenge.shown", challenge.shown())
                        .put("challenge.answered", String.valueOf(challenge.answered())));
    }

    private static Phase phase(Lines lines) {
        return switch (lines.text("phase")) {
            case "resting" -> new Phase.Resting();
            case "placing" -> new Phase.Placing(lines.text("order.authority"), lines.instant("order.placed"));
            case "ordered" -> new Phase.Ordered(order(lines));
            case "withdrawn" -> new Phase.Withdrawn(lines.instant("withdrawn"));
            default -> throw new IllegalStateException("a stored name has an unknown phase");
        };
    }

    private static OpenOrder order(Lines lines) {
        return new OpenOrder(
                lines.text("order.authority"),
                URI.create(lines.text("order.location")),
                lines.key("order.key"),
                lines.instant("order.placed"),
                lines.maybe("challenge.token")
                        .map(token -> new RunningChallenge(
                                token,
                                lines.text("challenge.authorization"),
                                lines.instant("challenge.shown"),
                                Boolean.parseBoolean(lines.text("challenge.answered")))));
    }

    private static void write(Lines lines, String which, IssuedCertificate certificate) {
        lines.put(which + ".authority", certificate.authority())
                .put(which + ".from", certificate.notBefore())
                .put(which + ".to", certificate.notAfter())
                .put(which + ".key", certificate.key());
        for (int i = 0; i < certificate.chain().size(); i++) {
            lines.put(which + ".chain." + i, certificate.chain().get(i));
        }
    }

    private static Optional<IssuedCertificate> certificate(Lines lines, String which) {
        if (!lines.has(which + ".from")) {
            return Optional.empty();
        }
        List<Octets> chain = new ArrayList<>();
        while (lines.has(which + ".chain." + chain.size())) {
            chain.add(lines.octets(which + ".chain." + chain.size()));
        }
        return Optional.of(new IssuedCertificate(
                chain,
                lines.key(which + ".key"),
                lines.text(which + ".authority"),
                lines.instant(which + ".from"),
                lines.instant(which + ".to")));
    }

    private static void write(Lines lines, Renewal renewal) {
        lines.put("renewal.at", renewal.at()).put("renewal.ask", renewal.askAgain());
        renewal.window().ifPresent(window -> {
            lines.put("renewal.from", window.start()).put("renewal.to", window.end());
            window.explanation().ifPresent(page -> lines.put("renewal.page", page.toString()));
        });
    }

    private static Renewal renewal(Lines lines) {
        Optional<Renewal.Window> window = lines.has("renewal.from")
                ? Optional.of(new Renewal.Window(
                        lines.instant("renewal.from"),
                        lines.instant("renewal.to"),
                        lines.maybe("renewal.page").map(URI::create)))
                : Optional.empty();
        return new Renewal(lines.instant("renewal.at"), window, lines.instant("renewal.ask"));
    }
}
