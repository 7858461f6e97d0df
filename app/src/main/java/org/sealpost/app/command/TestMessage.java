package org.sealpost.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.Letter;
import org.sealpost.observe.smtp.MailAddress;
import org.sealpost.protocol.name.DomainName;

/// The one message that `simulate --send` delivers, and the question before it.
record TestMessage(Letter letter) {
    /// RFC 5322 §3.3.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /// Written, and agreed to by whoever sits at the terminal.
    ///
    /// @throws Refusal when nobody agrees, or there is no address to send from
    static TestMessage confirmed(
            Surroundings surroundings,
            ObserverOptions options,
            Optional<MailAddress> from,
            MailAddress to,
            SenderKind kind,
            boolean agreed) {
        MailAddress sender = from.or(() -> options.introduction()
                        .helo()
                        .or(() -> EhloName.ofThisMachine().name())
                        .map(name -> new MailAddress("postmaster", name)))
                .orElseThrow(() ->
                        new Refusal(ExitCode.USAGE, "this machine has no full name to send from: give --from ADDRESS"));
        if (!agreed) {
            ask(surroundings, sender, to, kind);
        }
        return of(
                sender,
                to,
                kind,
                options.introduction().userAgent(),
                surroundings.clock().instant());
    }

    private static void ask(Surroundings surroundings, MailAddress from, MailAddress to, SenderKind kind) {
        if (!surroundings.terminal()) {
            throw new Refusal(ExitCode.USAGE, "nobody is here to be asked: --send needs a terminal, or --yes");
        }
        surroundings
                .err()
                .print("One real message goes from " + from + " to " + to + ", as a sender of the kind '" + kind.word()
                        + "' delivers it. Send it? [y/N] ");
        surroundings.err().flush();
        if (!answer(surroundings).strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new Refusal(ExitCode.USAGE, "nothing was sent");
        }
    }

    private static String answer(Surroundings surroundings) {
        try {
            return Optional.ofNullable(
                            new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8))
                                    .readLine())
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }

    /// @param program such as `sealpost/1.0`
    static TestMessage of(MailAddress from, MailAddress to, SenderKind kind, String program, Instant now) {
        DomainName place = from.domain();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Date", DATE.format(now));
        headers.put("Message-ID", "<" + UUID.randomUUID() + "@" + place + ">");
        headers.put("From", from.toString());
        headers.put("To", to.toString());
        headers.put("Subject", "Test message by Sealpost (" + kind.word() + ")");
        // RFC 3834 §5: no machine answers it.
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("MIME-Version", "1.0");
        headers.put("Content-Type", "text/plain; charset=us-ascii");
        headers.put("User-Agent", program);
        List<String> body = List.of(
                "This is a test message. Somebody ran 'sealpost simulate --send' to see",
                "whether mail for " + to.domain(),
                "arrives when it is sent by the rules of one kind of server: " + kind.word() + ".",
                "",
                "It arrived. Nothing needs to be done, and no answer is expected.");
        return new TestMessage(new Letter(from, to, headers, body));
    }
}
