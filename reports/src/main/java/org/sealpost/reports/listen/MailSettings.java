package org.sealpost.reports.listen;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.sealpost.reports.Way;

/// How mail is taken.
///
/// @param way [Way#SMTP] from anybody, or [Way#LMTP] from the mail server of this machine
/// @param bind where to listen; port 0 for any that is free
/// @param hostName how the server calls itself
/// @param addresses the recipients that mail is taken for
/// @param connections how many at once, in all
/// @param perSource how many of them from one source
/// @param idle how long nothing may come
/// @param transfer how long the text of one mail may take
/// @param session how long a connection may last
/// @param identity the certificate; without one there is no STARTTLS
public record MailSettings(
        Way way,
        InetSocketAddress bind,
        String hostName,
        Addresses addresses,
        int connections,
        SourceConnections perSource,
        Duration idle,
        Duration transfer,
        Duration session,
        Optional<ServerIdentity> identity) {
    private static final int CONNECTIONS = 500;

    public MailSettings {
        if (way != Way.SMTP && way != Way.LMTP) {
            throw new IllegalArgumentException("mail comes by SMTP or LMTP");
        }
    }

    /// With the usual limits. What comes by LMTP is from one mail server, which is not counted.
    public static MailSettings of(
            Way way,
            InetSocketAddress bind,
            String hostName,
            Addresses addresses,
            SourceConnections perSource,
            Optional<ServerIdentity> identity) {
        return new MailSettings(
                way,
                bind,
                hostName,
                addresses,
                CONNECTIONS,
                way == Way.LMTP ? SourceConnections.of(CONNECTIONS) : perSource,
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                Duration.ofHours(1),
                identity);
    }
}
