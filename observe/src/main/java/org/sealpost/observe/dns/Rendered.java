package org.sealpost.observe.dns;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.observe.facts.DnsFault;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Messages as evidence for people.
final class Rendered {
    private static final int LONGEST = 1000;

    private Rendered() {}

    /// The data of an answer, one record after the other, cut when it is long.
    static String data(Message message) {
        String all = message.getSection(Section.ANSWER).stream()
                .filter(record -> !(record instanceof RRSIGRecord))
                .map(record -> record.getName().toString(true) + " " + Type.string(record.getType()) + " "
                        + record.rdataToString())
                .collect(Collectors.joining("; "));
        String seen = all.isEmpty() ? Rcode.string(message.getRcode()) + " without data" : all;
        return seen.length() > LONGEST ? seen.substring(0, LONGEST) + " …" : seen;
    }

    /// The fault that an error code is.
    static DnsFault fault(Message message) {
        return switch (message.getRcode()) {
            case Rcode.REFUSED, Rcode.NOTAUTH, Rcode.NOTIMP -> DnsFault.REFUSED;
            case Rcode.SERVFAIL -> DnsFault.SERVER_FAILURE;
            default -> DnsFault.MALFORMED;
        };
    }

    /// The error code and what the server added to it (RFC 8914).
    static String error(Message message) {
        OPTRecord opt = message.getOPT();
        List<EDNSOption> options = opt == null ? List.of() : opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
        String words = options.stream()
                .flatMap(option -> option instanceof ExtendedErrorCodeOption error ? Stream.of(error) : Stream.empty())
                .map(error -> ": " + ExtendedErrorCodeOption.text(error.getErrorCode())
                        + Optional.ofNullable(error.getText())
                                .map(text -> " (" + text + ")")
                                .orElse(""))
                .collect(Collectors.joining());
        return "the resolver says " + Rcode.string(message.getRcode()) + words;
    }
}
