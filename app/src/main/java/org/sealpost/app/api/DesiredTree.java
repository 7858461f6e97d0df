package org.sealpost.app.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;

/// What shall be for a domain, in documents.
final class DesiredTree {
    private static final int TAG_DIGITS = 32;

    private DesiredTree() {}

    static Shape mode(String description) {
        return Shape.words(
                description, Arrays.stream(Mode.values()).map(Mode::word).toList());
    }

    static Shape shape() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("policy", policy());
        members.put("mx", Shape.list(Shape.string("A host that shall take the mail.")));
        members.put("reporting", Shape.string("The TLS-RPT record; not there where it is left alone."));
        members.put("addresses", Shape.list(Shape.string("Of the policy host.")));
        members.put("alias", Shape.string("What the policy host is an alias of."));
        members.put("delegate", Shape.string("What the record is an alias of (RFC 8461 §8.2)."));
        members.put("ttl", Shape.number("Of the record, in seconds."));
        return Shape.object(List.of("domain", "unicode", "mx", "addresses", "ttl"), members)
                .called("Desired");
    }

    private static Shape policy() {
        return Shape.object(
                List.of("mode", "max_age", "mx"),
                Map.of(
                        "mode", mode("What senders do."),
                        "max_age", Shape.number("For how long they keep it, in seconds."),
                        "mx", Shape.list(Shape.string("A pattern of hosts."))));
    }

    static Tree of(Desired desired) {
        Tree tree = new Tree()
                .domain(desired.domain())
                .some("policy", desired.policy(), policy -> of(policy).members())
                .texts("mx", desired.mx().stream().map(DomainName::ascii).toList())
                .some("reporting", desired.reporting(), text -> text)
                .some("delegate", desired.hosting().delegate(), DomainName::ascii)
                .number("ttl", desired.hosting().ttl().toSeconds());
        List<String> addresses = new ArrayList<>();
        for (RecordSet records : desired.hosting().address()) {
            if (records.type() == RecordSet.Type.CNAME) {
                tree.text("alias", records.values().getFirst());
            } else {
                addresses.addAll(records.values());
            }
        }
        return tree.texts("addresses", addresses);
    }

    private static Tree of(StsPolicy policy) {
        return new Tree()
                .text("mode", policy.mode().word())
                .number("max_age", policy.maxAge().toSeconds())
                .texts("mx", policy.mx().stream().map(MxPattern::text).toList());
    }

    /// Names this version.
    static String tag(Desired desired) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(of(desired).members().toString().getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + "\"";
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
