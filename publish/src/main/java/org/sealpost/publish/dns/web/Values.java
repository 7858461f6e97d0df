package org.sealpost.publish.dns.web;

import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.TxtText;

/// Values in the form of zone files, which most APIs want.
final class Values {
    private Values() {}

    static String sent(RecordSet.Type type, String value) {
        return switch (type) {
            case TXT -> TxtText.quoted(value);
            case CNAME -> RecordSet.comparable(type, value) + ".";
            case A, AAAA -> value;
        };
    }

    /// What cannot be read stays as it is: it is somebody else's, and must not be overlooked.
    static String received(RecordSet.Type type, String data) {
        return switch (type) {
            case TXT -> TxtText.joined(data).orElse(data);
            case CNAME, A, AAAA -> RecordSet.comparable(type, data);
        };
    }
}
