package org.sealpost.app.serve;

import java.util.List;
import org.sealpost.app.look.Look;
import org.sealpost.app.page.LookPage;
import org.sealpost.observe.facts.Part;

/// What a page says of a check that goes on.
final class LookWords {
    private LookWords() {}

    static List<LookPage.Line> lines(Look look) {
        return look.lines().stream()
                .map(line -> switch (line.stage()) {
                    case WAITING -> new LookPage.Line(name(line.part()), "todo", "Waits");
                    case LOOKING -> new LookPage.Line(name(line.part()), "wait", "Looking…");
                    case SEEN -> new LookPage.Line(name(line.part()), "pass", "Seen");
                })
                .toList();
    }

    private static String name(Part part) {
        return switch (part) {
            case RECORD -> "MTA-STS record";
            case POLICY -> "Policy file";
            case MX -> "MX";
            case SMTP -> "MX TLS";
            case DANE -> "DANE";
            case TLS_RPT -> "TLS-RPT";
            case AUTHENTICATION -> "SPF, DKIM, DMARC";
            case NAME_SERVERS -> "Name servers";
        };
    }
}
