package org.sealpost.host.certificate;

import java.net.URI;
import java.time.Instant;

/// The text by which a store may keep an [Account]. The private key is in it as it was sealed.
public final class AccountForm {
    private AccountForm() {}

    public static String write(Account account) {
        var lines = new Lines()
                .put("authority", account.authority())
                .put("key", account.key())
                .put("faults", String.valueOf(account.faultsInRow()));
        account.location().ifPresent(location -> lines.put("location", location.toString()));
        account.closedUntil().ifPresent(until -> lines.put("closed", until));
        return lines.write();
    }

    /// @throws IllegalStateException when the text is not from [#write]
    public static Account read(String text) {
        try {
            var lines = Lines.read(text);
            return new Account(
                    lines.text("authority"),
                    lines.key("key"),
                    lines.maybe("location").map(URI::create),
                    lines.number("faults"),
                    lines.maybe("closed").map(Instant::parse));
        } catch (IllegalArgumentException | java.time.DateTimeException broken) {
            throw new IllegalStateException("a stored account cannot be read", broken);
        }
    }
}
