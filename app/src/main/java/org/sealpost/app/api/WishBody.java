package org.sealpost.app.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.tlsrpt.TlsRptRecord;

/// What somebody wants to be published, as a program sends it. What is left out stays as it was approved.
record WishBody(Body body) {
    private static final int MOST = 50;
    private static final int SHOWN = 60;
    private static final long LONGEST_TTL = 86_400;

    static Shape shape() {
        return Shape.object(
                List.of(),
                Map.of(
                        "mode", DesiredTree.mode("Of the policy; testing where nothing was approved."),
                        "mx", lines("A host that shall take the mail; all of them are named.", MOST),
                        "patterns",
                                lines("Of the policy, such as *.example.org; the hosts where there are none.", MOST),
                        "max_age",
                                Shape.number(
                                        "For how long senders keep the policy, in seconds.",
                                        0,
                                        StsPolicy.LONGEST_MAX_AGE.toSeconds()),
                        "retire", Shape.flag("MTA-STS shall be gone, in the safe order."),
                        "rua", lines("Where reports go, such as mailto:tls-reports@example.org.", 5),
                        "addresses", lines("Of the policy host; those of our edges where nothing was approved.", 16),
                        "alias", Shape.line("What the policy host shall be an alias of.", 253),
                        "delegate", Shape.line("What the record shall be an alias of (RFC 8461 §8.2).", 253),
                        "ttl", Shape.number("Of the record, in seconds.", 1, LONGEST_TTL)));
    }

    private static Shape lines(String description, int most) {
        return Shape.list(Shape.line(description, 300), 0, most);
    }

    /// @throws Refused when something is not what it should be
    Wish wish() {
        return new Wish(
                body.text("mode").flatMap(Mode::parse),
                each("mx", WishBody::host, "host name"),
                each("patterns", text -> MxPattern.parse(Octets.utf8(text)).value(), "pattern of hosts"),
                body.number("max_age").map(Duration::ofSeconds),
                body.flag("retire").orElse(false),
                reporting(),
                each("addresses", IpLiteral::read, "IP address"),
                name("alias"),
                name("delegate"),
                body.number("ttl").map(Duration::ofSeconds));
    }

    private static Optional<DomainName> host(String text) {
        return DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)
                ? Optional.of(name)
                : Optional.empty();
    }

    private Optional<DomainName> name(String member) {
        return body.text(member).map(text -> host(text).orElseThrow(() -> wrong(member, text, "host name")));
    }

    private Optional<String> reporting() {
        List<Destination> rua = each("rua", WishBody::destination, "address for reports");
        return rua.isEmpty()
                ? Optional.empty()
                : Optional.of(TlsRptRecord.of(rua).render());
    }

    private static Optional<Destination> destination(String text) {
        try {
            return Optional.of(Destination.of(text)).filter(each -> !(each instanceof Destination.Unusable));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private <T> List<T> each(String member, Function<String, Optional<T>> reading, String what) {
        List<T> all = new ArrayList<>();
        for (String text : body.texts(member)) {
            all.add(reading.apply(text).orElseThrow(() -> wrong(member, text, what)));
        }
        return all;
    }

    private static Refused wrong(String member, String text, String what) {
        return new Refused(
                Problem.MALFORMED,
                "'" + member + "': " + Shown.quoted(text, SHOWN) + " is no " + what + ". Nothing was changed.");
    }
}
