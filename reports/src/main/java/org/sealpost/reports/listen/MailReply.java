package org.sealpost.reports.listen;

import org.sealpost.reports.listen.Inbox.Receipt;

/// What is said about a mail at its end.
final class MailReply {
    private MailReply() {}

    static String of(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Taken taken -> "250 2.0.0 Kept";
            case Receipt.Later(String code) -> later(code);
            case Receipt.Refused(String code) ->
                code.equals(ListenCode.MAIL_TOO_LARGE.id())
                        ? "552 5.3.4 The mail is larger than is taken (" + code + ")"
                        : "554 5.6.0 The mail is not taken (" + code + ")";
            case Receipt.Broken broken -> "451 4.3.0 It could not be kept, try again later";
        };
    }

    private static String later(String code) {
        return code.endsWith("-quota")
                ? "451 4.7.1 This is more than is taken in an hour, try again later (" + code + ")"
                : "452 4.3.1 Too much at once, try again later (" + code + ")";
    }
}
