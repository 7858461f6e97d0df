package org.sealpost.app.publish;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.observe.smtp.SmtpDelivery;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Tls;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;

/// What senders speak with: DNS, HTTPS and SMTP over sockets of the lab.
record Wire(Dialer dialer, ServerDialogue dialogue, PolicyFetcher fetcher, SmtpDelivery delivery)
        implements AutoCloseable {
    static Wire open(SmallInternet internet, InstantSource clock) throws IOException {
        if (!(ConnectMap.read(internet.connectMap()) instanceof ConnectMap.Reading.Read(ConnectMap map))
                || !(RootFile.read(Octets.utf8(internet.roots())) instanceof RootFile.Read(var roots))) {
            throw new IllegalStateException("the lab cannot be read");
        }
        Dialer dialer = Dialer.open(new DialerOptions(
                map, AddressGuard.PUBLIC_ONLY, Limits.DEFAULT, Optional.empty(), Set.of(Family.IPV4), 25));
        var tls = new Tls(dialer, Trust.only(roots), clock);
        return new Wire(
                dialer,
                new ServerDialogue(dialer),
                new PolicyFetcher(dialer, tls, PolicyFetcher.HTTPS_PORT, "sender/1"),
                new SmtpDelivery(dialer, tls, EhloName.ofThisMachine(), 25));
    }

    @Override
    public void close() {
        dialer.close();
    }
}
